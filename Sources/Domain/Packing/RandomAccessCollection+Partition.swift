extension RandomAccessCollection {
    /// Where the elements begin for which a condition holds, by halving; the end for none.
    ///
    /// - Precondition: It holds for all elements after the first for which it holds.
    /// - Complexity: O(log n).
    @inlinable
    package func partitioningIndex<Failure: Error>(
        where holds: (Element) throws(Failure) -> Bool
    ) throws(Failure) -> Index {
        var low = startIndex
        var count = count
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if try holds(self[middle]) {
                count = half
            } else {
                low = index(after: middle)
                count -= half + 1
            }
        }
        return low
    }
}
