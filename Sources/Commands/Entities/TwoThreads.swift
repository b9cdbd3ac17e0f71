import Dispatch
import Synchronization

/// Long work shared between two threads: no more, since others use the machine too, and the loop
/// goes on meanwhile.
enum TwoThreads {
    /// Where fewer are too few for a second thread to be worth waking.
    private static let few = 1_000

    /// Does the work on both halves at once, or on all where they are few.
    /// - Throws: what the work on the earlier part throws.
    static func map<Element: Sendable, Result: Sendable, Failure: Error>(
        _ elements: [Element],
        _ work: @Sendable (ArraySlice<Element>) throws(Failure) -> Result
    ) throws(Failure) -> [Result] {
        guard elements.count > few else { return [try work(elements[...])] }
        let middle = elements.count / 2
        let parts = [elements[..<middle], elements[middle...]]
        let done = Mutex<[Int: Swift.Result<Result, Failure>]>([:])
        DispatchQueue.concurrentPerform(iterations: parts.count) { place in
            let result = Swift.Result { () throws(Failure) in try work(parts[place]) }
            done.withLock { $0[place] = result }
        }
        let results = done.withLock { $0 }
        var found: [Result] = []
        for place in parts.indices {
            if let result = results[place] { found.append(try result.get()) }
        }
        return found
    }
}
