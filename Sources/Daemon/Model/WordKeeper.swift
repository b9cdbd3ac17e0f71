import Domain
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

    /// Looks for them where it is time and nothing else goes on.
    func sweep(_ server: Server, now: NIODeadline) {
        guard server.configuration.isAlone, now >= next,
            EntryShelf.wordFigures.count > 2 * left + limits.leastForgottenWords,
            server.isQuiet
        else { return }
        next = now + TimeAmount(limits.wordLookInterval)
        server.forgetStates()
        guard server.model.head.register.entries.shelf.forgetOtherWords() else { return }
        left = EntryShelf.wordFigures.count
        count += 1
        FreedMemory.giveBack()
    }
}

extension Server {
    /// Whether nobody makes, reads or keeps another state of the register than the one there is.
    fileprivate var isQuiet: Bool {
        model.health.isSound && model.isIdle && archive.isIdle
            && clients.values.allSatisfy { $0.session.transaction == nil }
    }
}
