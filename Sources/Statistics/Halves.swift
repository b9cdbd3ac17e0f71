import Synchronization

/// How long work is done in two halves: at once, where there is a second thread for it.
///
/// No more than two, since others use the machine too, and the loop goes on meanwhile. What comes
/// out is the same either way: work is parted always at the same place.
package struct Halves: Sendable {
    private let perform: @Sendable (_ half: @Sendable (Int) -> Void) -> Void

    /// - Parameter perform: Calls what it is given with 0 and with 1; returns when both are done.
    package init(_ perform: @escaping @Sendable (_ half: @Sendable (Int) -> Void) -> Void) {
        self.perform = perform
    }

    /// One after the other, on the thread that asks.
    package static let inTurn = Halves { half in
        half(0)
        half(1)
    }

    /// Does the work with 0 and with 1.
    package func callAsFunction(_ half: @Sendable (Int) -> Void) {
        perform(half)
    }

    /// Where fewer are too few for a second thread to be worth waking.
    private static let few = 1_000

    /// Does the work on both halves of the elements, or on all where they are few.
    /// - Throws: what the work on the earlier part throws.
    package func map<Element: Sendable, Result: Sendable, Failure: Error>(
        _ elements: [Element],
        _ work: @Sendable (ArraySlice<Element>) throws(Failure) -> Result
    ) throws(Failure) -> [Result] {
        try map(elements.indices) { range throws(Failure) in try work(elements[range]) }
    }

    /// Does the work on both halves of the numbers, or on all where they are few.
    /// - Throws: what the work on the earlier part throws.
    package func map<Result: Sendable, Failure: Error>(
        _ numbers: Range<Int>,
        _ work: @Sendable (Range<Int>) throws(Failure) -> Result
    ) throws(Failure) -> [Result] {
        guard numbers.count > Self.few else { return [try work(numbers)] }
        let middle = numbers.lowerBound + numbers.count / 2
        let parts = [numbers.lowerBound..<middle, middle..<numbers.upperBound]
        let done = Mutex<[Int: Swift.Result<Result, Failure>]>([:])
        perform { place in
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
