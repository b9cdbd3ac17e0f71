import Dispatch
import Domain
import Storage

/// The one thread that touches the store, after the start.
///
/// Unchecked: what changes is touched only on `queue`, which is serial.
final class StorageThread: @unchecked Sendable {
    let directory: String
    private let queue = DispatchQueue(label: "storage", qos: .userInteractive)
    /// Where what was read is looked at.
    private static let digests = DispatchQueue(label: "digests", qos: .utility)
    private var store: Store?
    /// That of the store which was opened first; another one is never taken for it.
    private var genesis: Fingerprint?

    /// Whether the store is to be settled.
    private var isSettlementDue = false

    /// How long after a commit what only the journal holds goes into the database: long, since a
    /// page that many groups of a round write goes to the disk once.
    private static let settlementDelay = DispatchTimeInterval.seconds(1)

    /// Makes a thread for the store in a folder; opens nothing yet.
    init(directory: String) {
        self.directory = directory
    }

    /// Opens the store and waits for it; for the start.
    /// - Throws: why it cannot be opened.
    func open() throws(StoreError) -> LoadedStore {
        try queue.sync { reload(atLeast: 0) }.get()
    }

    /// Opens the same store anew, after a fault; what is on disk up to `sequence` must be there.
    func reopen(
        atLeast sequence: Int,
        then finish: @escaping @Sendable (Result<LoadedStore, StoreError>) -> Void
    ) {
        queue.async { finish(self.reload(atLeast: sequence)) }
    }

    /// Stores a group; `failing` is told where it cannot be settled later.
    func commit(
        _ batches: [[Proposed]],
        failing: @escaping @Sendable (StoreError) -> Void,
        then finish: @escaping @Sendable (CommitReport) -> Void
    ) {
        queue.async {
            let group = CommitGroup(batches: batches.map { $0.map { $0.makeCommit() } })
            guard let store = self.store else {
                preconditionFailure("the model is read-only while there is no store")
            }
            finish(store.commit(group))
            self.settleLater(failing)
        }
    }

    private func settleLater(_ failing: @escaping @Sendable (StoreError) -> Void) {
        guard !isSettlementDue else { return }
        isSettlementDue = true
        queue.asyncAfter(deadline: .now() + Self.settlementDelay) {
            self.isSettlementDue = false
            if let failure = self.store?.settle() { failing(failure) }
        }
    }

    /// Does work that takes long in slices, between which commits go on.
    ///
    /// What a slice has only read is looked at on another thread, before the next one.
    func carryOut<Work: StoreWork>(
        _ work: Work,
        then finish: @escaping @Sendable (Result<Work.Value, StoreError>) -> Void
    ) {
        queue.async {
            guard let store = self.store else {
                let detail = "the store is closed"
                finish(.failure(.fault(.other, outcomeUnknown: false, detail: detail)))
                return
            }
            var work = work
            do throws(StoreError) {
                if let value = try work.advance(on: store) {
                    finish(.success(value))
                } else if Work.isDigested {
                    self.digest(work, then: finish)
                } else {
                    self.carryOut(work, then: finish)
                }
            } catch {
                finish(.failure(error))
            }
        }
    }

    private func digest<Work: StoreWork>(
        _ work: Work,
        then finish: @escaping @Sendable (Result<Work.Value, StoreError>) -> Void
    ) {
        Self.digests.async {
            var work = work
            do throws(StoreError) {
                if let value = try work.digest() {
                    finish(.success(value))
                } else {
                    self.carryOut(work, then: finish)
                }
            } catch {
                finish(.failure(error))
            }
        }
    }

    /// Closes the store and waits for it; for the end.
    func close() {
        queue.sync {
            store?.close()
            store = nil
        }
    }

    private func reload(atLeast sequence: Int) -> Result<LoadedStore, StoreError> {
        store?.close()
        store = nil
        let expected = genesis.map { Store.Expectation(genesis: $0, sequence: sequence) }
        do throws(StoreError) {
            let opened = try Store(directory: directory, expecting: expected)
            genesis = opened.genesis
            let loaded = try opened.load()
            store = opened
            return .success(loaded)
        } catch {
            return .failure(error)
        }
    }
}
