import Dispatch
import Domain
import Storage

/// The one thread that touches the store, after the start.
///
/// Unchecked: `store` is touched only on `queue`, which is serial, and everything else is constant.
final class StorageThread: @unchecked Sendable {
    private let directory: String
    private let queue = DispatchQueue(label: "storage", qos: .userInteractive)
    private var store: Store?

    /// Makes a thread for the store in a folder; opens nothing yet.
    init(directory: String) {
        self.directory = directory
    }

    /// Opens the store and waits for it; for the start.
    /// - Throws: why it cannot be opened.
    func open() throws(StoreError) -> LoadedStore {
        try queue.sync { reload() }.get()
    }

    /// Opens the store anew, after a fault.
    func reopen(then finish: @escaping @Sendable (Result<LoadedStore, StoreError>) -> Void) {
        queue.async { finish(self.reload()) }
    }

    /// Stores a group.
    func commit(
        _ batches: [[Proposed]],
        then finish: @escaping @Sendable (CommitReport) -> Void
    ) {
        queue.async {
            let group = CommitGroup(batches: batches.map { $0.map(\.commit) })
            guard let store = self.store else {
                preconditionFailure("the model is read-only while there is no store")
            }
            finish(store.commit(group))
        }
    }

    /// Reads events from the audit.
    func events(
        after sequence: Int,
        limit: Int,
        then finish: @escaping @Sendable (Result<[Event], StoreError>) -> Void
    ) {
        queue.async {
            let result: Result<[Event], StoreError>
            do throws(StoreError) {
                guard let store = self.store else {
                    throw .fault(.other, outcomeUnknown: false, detail: "the store is closed")
                }
                result = .success(try store.events(after: sequence, limit: limit))
            } catch {
                result = .failure(error)
            }
            finish(result)
        }
    }

    /// Closes the store and waits for it; for the end.
    func close() {
        queue.sync {
            store?.close()
            store = nil
        }
    }

    private func reload() -> Result<LoadedStore, StoreError> {
        store?.close()
        store = nil
        do throws(StoreError) {
            let opened = try Store(directory: directory)
            let loaded = try opened.load()
            store = opened
            return .success(loaded)
        } catch {
            return .failure(error)
        }
    }
}
