import Commands
import Domain
import Grammar
import Logging
import NIOCore
import Storage

extension Model {
    /// Says whether updates are taken, and opens a failed store again when it is time to.
    ///
    /// - Throws: READONLY after a fault, BUSY while too much waits for the disk, SHUTDOWN.
    func requireWritable() throws(Refusal) {
        switch health {
        case .sound:
            guard hasRoom else { throw .queueFull }
        case .failed(let nextAttempt):
            if nextAttempt <= .now() { reopen() }
            throw .readOnly(fault)
        case .reopening:
            throw .readOnly(fault)
        case .stopping:
            throw .stopping
        }
    }

    /// Opens a failed store again when it is time to; also called without an update to wait for.
    func reopenIfDue() {
        guard case .failed(let nextAttempt) = health, nextAttempt <= .now() else { return }
        reopen()
    }

    /// Takes no updates any more: what is on disk is not what was written.
    func damageFound(_ fault: StoreError) {
        guard health.isSound else { return }
        fail(fault)
    }

    private func reopen() {
        // What is on its way ends first.
        guard isIdle else { return }
        health = .reopening
        let bound = NIOLoopBound(self, eventLoop: loop)
        let loop = loop
        storage.reopen(atLeast: durableSequence) { result in
            loop.execute { bound.value.reopened(result) }
        }
    }

    private func reopened(_ result: Result<LoadedStore, StoreError>) {
        guard case .reopening = health else { return }
        switch result {
        case .success(let loaded):
            adopt(loaded)
            health = .sound
            fault = nil
            logger.notice("the store works again", metadata: ["seq": "\(loaded.sequence)"])
        case .failure(let error):
            health = .failed(nextAttempt: .now() + TimeAmount(limits.reopenInterval))
            // An attempt a second is made; the log has each reason once.
            if fault != error {
                logger.error("the store cannot be opened", metadata: ["fault": "\(error)"])
            }
            fault = error
        }
        let answers = recoveries
        recoveries = []
        for answer in answers { answer(recovery) }
    }

    /// Opens a failed store again at once, and says what came of it.
    func recover(then answer: @escaping Archive.Answered) {
        switch health {
        case .sound, .stopping:
            answer(recovery)
        case .failed:
            guard isIdle else {
                answer(recovery)
                return
            }
            recoveries.append(answer)
            reopen()
        case .reopening:
            recoveries.append(answer)
        }
    }

    private var recovery: Result<ArchiveAnswer, Refusal> {
        guard health.isSound else { return .failure(.readOnly(fault)) }
        return .success(.recovery(sequence: durableSequence))
    }
}
