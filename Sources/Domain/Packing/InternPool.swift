import Synchronization

/// Values that many objects have in common, each kept once and known by a number.
///
/// A number is four bytes where a text is sixteen and an allocation, and what is told by numbers is
/// copied and compared as bytes. People write the same words for years; what was only ever proposed
/// is forgotten when somebody who knows which numbers are in use says so.
///
/// Unchecked: a value is written before its number is given out under the lock, and not again while
/// anybody has the number; whoever has a number has it from somebody who had it from the lock.
final class InternPool<Value: Interned>: @unchecked Sendable {
    private struct Numbers {
        var known = NumberTable()
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
        number(hash: value.internHash, of: { value }, where: { $0.isSame(as: value) })
    }

    /// The number of the value of that hash that passes, which is made where there is none.
    @inline(__always)
    fileprivate func number(
        hash: UInt64,
        of value: () -> Value,
        where isIt: (Value) -> Bool
    ) -> UInt32 {
        numbers.withLock { numbers in
            if let known = numbers.known.first(hash, where: { isIt(self[$0]) }) { return known }
            let value = value()
            numbers.ownBytes += ownBytes(value)
            let number = put(value, &numbers)
            numbers.known.insert(number, hash)
            return number
        }
    }

    private func put(_ value: Value, _ numbers: inout Numbers) -> UInt32 {
        if let number = numbers.free.popLast() {
            let (place, offset) = Self.place(of: number)
            chunks[place]?[offset] = value
            return number
        }
        let number = numbers.last + 1
        let (place, offset) = Self.place(of: number)
        precondition(place < Self.chunkLimit, "more words than memory can hold")
        let chunk = chunks[place] ?? .allocate(capacity: Self.chunkSize)
        chunks[place] = chunk
        (chunk + offset).initialize(to: value)
        numbers.last = number
        return number
    }

    /// The value's number; nil where it has none.
    ///
    /// For questions, which give no numbers out.
    func known(_ value: Value) -> UInt32? {
        known(hash: value.internHash, where: { $0.isSame(as: value) })
    }

    @inline(__always)
    fileprivate func known(hash: UInt64, where isIt: (Value) -> Bool) -> UInt32? {
        numbers.withLock { numbers in numbers.known.first(hash, where: { isIt(self[$0]) }) }
    }

    /// How many values there are, and about how many bytes they take with their numbers.
    var figures: (count: Int, bytes: Int) {
        numbers.withLock { numbers in
            let chunkCount = (Int(numbers.last) + Self.chunkSize) / Self.chunkSize
            let bytes =
                chunkCount * Self.chunkSize * MemoryLayout<Value>.stride
                + numbers.known.byteCount + numbers.ownBytes
            return (numbers.known.count, bytes)
        }
    }

    /// Forgets the values whose numbers are not among these; the numbers are given out again.
    ///
    /// Nobody else may have any of them, nor be about to ask for one.
    func forget(but used: NumberSet) {
        numbers.withLock { numbers in
            var kept = NumberTable()
            for (number, hash) in numbers.known.elements {
                if used.contains(number) {
                    kept.insert(number, hash)
                    continue
                }
                let (place, offset) = Self.place(of: number)
                numbers.ownBytes -= ownBytes(self[number])
                chunks[place]?[offset] = blank
                numbers.free.append(number)
            }
            numbers.known = kept
        }
    }

    /// The value of a number that was given out.
    subscript(number: UInt32) -> Value {
        _read {
            let (place, offset) = Self.place(of: number)
            guard let chunk = chunks[place] else { preconditionFailure("a number nobody gave out") }
            yield chunk[offset]
        }
    }

    private static func place(of number: UInt32) -> (chunk: Int, offset: Int) {
        (Int(number >> chunkBits), Int(number & (1 << chunkBits - 1)))
    }
}

/// A value that a pool keeps once.
protocol Interned: Sendable {
    /// The same for what is the same.
    var internHash: UInt64 { get }

    func isSame(as other: Self) -> Bool
}

extension String: Interned {
    var internHash: UInt64 { ByteHash.hash(self) }

    /// Byte by byte: a text is given back as it was said, not as one that looks like it.
    func isSame(as other: String) -> Bool {
        ByteHash.isEqual(self, other)
    }
}

extension InternPool where Value == String {
    /// The number of the text of these bytes, which is made only where it has none.
    func number(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        number(
            hash: ByteHash.hash(UnsafeRawBufferPointer(bytes)),
            of: { String(decoding: bytes, as: UTF8.self) },
            where: { Self.isText($0, bytes) }
        )
    }

    /// The number of the text of these bytes; nil where it has none.
    func known(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
        known(
            hash: ByteHash.hash(UnsafeRawBufferPointer(bytes)),
            where: { Self.isText($0, bytes) }
        )
    }

    @inline(__always)
    private static func isText(
        _ text: String,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        text.utf8.count == bytes.count
            && ByteHash.withBytes(of: text) { ByteHash.isEqual($0, bytes) }
    }
}
