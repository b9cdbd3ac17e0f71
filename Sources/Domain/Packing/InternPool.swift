import Synchronization

/// Values that many objects have in common, each kept once and known by a number.
///
/// A number is four bytes where a text is sixteen and an allocation, and what is told by numbers is
/// copied and compared as bytes. People write the same words for years; what was only ever proposed
/// is forgotten when somebody who knows which numbers are in use says so.
///
/// Unchecked: a value is written before its number is given out under the lock, and not again while
/// anybody has the number; whoever has a number has it from somebody who had it from the lock.
final class InternPool<Value: Hashable & Sendable>: @unchecked Sendable {
    private struct Numbers {
        var known: [Value: UInt32] = [:]
        var last: UInt32 = 0
        /// Numbers whose values were forgotten, to be given out again.
        var free: [UInt32] = []
        /// What the values have beside their places.
        var ownBytes = 0
    }

    /// Stands for no value.
    static var none: UInt32 { 0 }

    private static var chunkBits: UInt32 { 12 }
    private static var chunkSize: Int { 1 << Int(chunkBits) }
    /// For 268 million values, which no memory holds.
    private static var chunkLimit: Int { 1 << 16 }

    private let numbers = Mutex(Numbers())
    /// Where the values lie; a chunk never moves, so that it is read without the lock.
    private let chunks: UnsafeMutablePointer<UnsafeMutablePointer<Value>?>
    /// What stands in the place of a forgotten value.
    private let blank: Value
    /// The bytes that a value has beside its place.
    private let ownBytes: @Sendable (Value) -> Int

    init(blank: Value, ownBytes: @escaping @Sendable (Value) -> Int = { _ in 0 }) {
        self.blank = blank
        self.ownBytes = ownBytes
        chunks = .allocate(capacity: Self.chunkLimit)
        chunks.initialize(repeating: nil, count: Self.chunkLimit)
    }

    deinit {
        let last = numbers.withLock { $0.last }
        for place in 0..<Self.chunkLimit {
            guard let chunk = chunks[place] else { break }
            let first = place * Self.chunkSize
            let begin = place == 0 ? 1 : 0
            let end = min(Self.chunkSize, Int(last) + 1 - first)
            (chunk + begin).deinitialize(count: max(0, end - begin))
            chunk.deallocate()
        }
        chunks.deallocate()
    }

    /// The value's number, which it is given where it has none.
    func number(of value: Value) -> UInt32 {
        numbers.withLock { numbers in
            if let known = numbers.known[value] { return known }
            numbers.ownBytes += ownBytes(value)
            if let number = numbers.free.popLast() {
                let (place, offset) = Self.place(of: number)
                chunks[place]?[offset] = value
                numbers.known[value] = number
                return number
            }
            let number = numbers.last + 1
            let (place, offset) = Self.place(of: number)
            precondition(place < Self.chunkLimit, "more words than memory can hold")
            let chunk = chunks[place] ?? .allocate(capacity: Self.chunkSize)
            chunks[place] = chunk
            (chunk + offset).initialize(to: value)
            numbers.known[value] = number
            numbers.last = number
            return number
        }
    }

    /// The value's number; nil where it has none.
    ///
    /// For questions, which give no numbers out.
    func known(_ value: Value) -> UInt32? {
        numbers.withLock { $0.known[value] }
    }

    /// How many values there are, and about how many bytes they take with their numbers.
    var figures: (count: Int, bytes: Int) {
        numbers.withLock { numbers in
            let chunkCount = (Int(numbers.last) + Self.chunkSize) / Self.chunkSize
            let entry = MemoryLayout<Value>.stride + MemoryLayout<UInt32>.stride
            let bytes =
                chunkCount * Self.chunkSize * MemoryLayout<Value>.stride
                + numbers.known.capacity * entry + numbers.ownBytes
            return (numbers.known.count, bytes)
        }
    }

    /// Forgets the values whose numbers are not among these; the numbers are given out again.
    ///
    /// Nobody else may have any of them, nor be about to ask for one.
    func forget(but used: NumberSet) {
        numbers.withLock { numbers in
            var kept: [Value: UInt32] = [:]
            kept.reserveCapacity(used.count)
            for (value, number) in numbers.known {
                if used.contains(number) {
                    kept[value] = number
                    continue
                }
                let (place, offset) = Self.place(of: number)
                chunks[place]?[offset] = blank
                numbers.ownBytes -= ownBytes(value)
                numbers.free.append(number)
            }
            numbers.known = kept
        }
    }

    /// The value of a number that was given out.
    subscript(number: UInt32) -> Value {
        let (place, offset) = Self.place(of: number)
        guard let chunk = chunks[place] else { preconditionFailure("a number nobody gave out") }
        return chunk[offset]
    }

    private static func place(of number: UInt32) -> (chunk: Int, offset: Int) {
        (Int(number >> chunkBits), Int(number & (1 << chunkBits - 1)))
    }
}
