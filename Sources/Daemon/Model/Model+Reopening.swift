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
            throw .readOnly
        case .reopening:
            throw .readOnly
        case .stopping:
            throw .stopping
        }
    }

    /// Opens a failed store again when it is time to; also called without an update to wait for.
    func reopenIfDue() {
        guard case .failed(let nextAttempt) = health, nextAttempt <= .now() else { return }
        reopen()
    }

    private func reopen() {
        health = .reopening
        let bound = NIOLoopBound(self, eventLoop: loop)
        let loop = loop
        storage.reopen { result in
            loop.execute { bound.value.reopened(result) }
        }
    }

    private func reopened(_ result: Result<LoadedStore, StoreError>) {
        guard case .reopening = health else { return }
        switch result {
        case .success(let loaded):
            adopt(loaded)
            health = .sound
            logger.notice("the store works again", metadata: ["seq": "\(loaded.sequence)"])
        case .failure(let error):
            health = .failed(nextAttempt: .now() + TimeAmount(limits.reopenInterval))
            logger.error("the store cannot be opened", metadata: ["fault": "\(error)"])
        }
    }
}
