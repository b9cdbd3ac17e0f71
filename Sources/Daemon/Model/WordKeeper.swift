import Commands
import Domain
import Grammar
import NIOCore

/// Has the words that no line of the ledger has any more forgotten.
///
/// Lines are packed when they are proposed; what is rolled back or refused leaves its words behind.
/// When there may be more of those than others, they are looked for at a quiet moment: nothing on
/// its way to the disk, no transaction, nobody on another thread who reads or makes a state.
/// A class because it knows when it looked. It belongs to the loop.
final class WordKeeper {
    private let limits: Limits
    private var left = 0
    private var next = NIODeadline.now()
    /// How often they were forgotten.
    private(set) var count = 0

    init(_ limits: Limits) {
        self.limits = limits
    }

    /// Looks for them where it is time and nothing else goes on: the lines are walked through on
    /// another thread, with the turn to change them, and the words forgotten at once.
    func sweep(_ server: Server, now: NIODeadline) {
        guard server.configuration.isAlone, now >= next,
            EntryShelf.wordFigures.count > 2 * left + limits.leastForgottenWords,
            server.isQuiet(beside: 0)
        else { return }
        next = now + TimeAmount(limits.wordLookInterval)
        server.forgetStates()
        guard server.model.head.register.entries.shelf.isAlone else { return }
        server.updateTurn.take()
        let (epoch, head) = (server.model.epoch, server.model.head)
        let register = head.register
        let context = server.context(on: register, role: .reader, language: .english)
        let look: @Sendable (Context) -> EntryShelf.UsedWords = {
            $0.register.entries.shelf.usedWords
        }
        server.archive.make(look, in: context) { result in
            // The words are those of these same lines, and of no store that was opened meanwhile.
            let isSame = server.model.headIs(epoch: epoch, sequence: head.sequence)
            if isSame, case .success(let used) = result { self.forget(but: used, server) }
            server.updateTurn.release()
        }
    }

    private func forget(but used: EntryShelf.UsedWords, _ server: Server) {
        server.forgetStates()
        guard server.isQuiet(beside: 1),
            server.model.head.register.entries.shelf.forgetWords(but: used)
        else { return }
        left = EntryShelf.wordFigures.count
        count += 1
        FreedMemory.letGo(used) { FreedMemory.giveBack() }
    }
}

extension Server {
    /// Whether nobody makes, reads or keeps another state of the register than the one there is,
    /// but so many on other threads.
    fileprivate func isQuiet(beside count: Int) -> Bool {
        model.health.isSound && model.isIdle && archive.running == count
            && updateTurn.isTaken == (count > 0)
            && clients.values.allSatisfy { $0.session.transaction == nil }
    }
}
