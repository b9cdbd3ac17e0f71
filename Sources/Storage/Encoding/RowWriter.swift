/// Writes the canonical bytes of rows: the one form that is digested, audited and bound.
///
/// Each value is a byte for its type and then: nothing (null), a zigzag variable-length number
/// (integer), or a length and the bytes (text, blob). A row is its values in column order.
///
/// It owns its memory and is never copied: every value of every row that is stored goes through it.
struct RowWriter: ~Copyable {
    /// The bytes that begin a value; frozen, because they are in every digest.
    enum Mark {
        static let null: UInt8 = 0
        static let integer: UInt8 = 1
        static let text: UInt8 = 2
        static let blob: UInt8 = 3
    }

    private var memory: UnsafeMutablePointer<UInt8>?
    private var capacity = 0
    /// How many bytes were written.
    private(set) var count = 0

    deinit {
        memory?.deallocate()
    }

    /// A copy of the bytes.
    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: memory, count: count)) }

    /// Lends the bytes.
    func withBytes<Value, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try body(UnsafeRawBufferPointer(start: memory, count: count))
    }

    mutating func removeAll() {
        count = 0
    }

    /// Removes all, and gives the memory back where it is more than that.
    mutating func removeAll(keepingAtMost byteCount: Int) {
        count = 0
        guard capacity > byteCount else { return }
        memory?.deallocate()
        (memory, capacity) = (nil, 0)
    }

    mutating func null() {
        raw(Mark.null)
    }

    mutating func integer(_ value: Int) {
        integer(Int64(value))
    }

    mutating func integer(_ value: Int64) {
        raw(Mark.integer)
        number(UInt64(bitPattern: value << 1 ^ value >> 63))
    }

    mutating func integer(_ value: Int?) {
        guard let value else { return null() }
        integer(value)
    }

    mutating func text(_ value: String) {
        var value = value
        value.withUTF8 { text(UnsafeRawBufferPointer($0)) }
    }

    mutating func text(_ value: String?) {
        guard let value else { return null() }
        text(value)
    }

    mutating func text(_ value: UnsafeRawBufferPointer) {
        put(Mark.text, value)
    }

    mutating func blob(_ value: UnsafeRawBufferPointer) {
        put(Mark.blob, value)
    }

    mutating func blob(_ value: Fingerprint) {
        withUnsafeBytes(of: value.lanes) { blob($0) }
    }

    /// A value in its text form.
    mutating func stored(_ value: some StoredText) {
        text(value.storedText)
    }

    /// Adds bytes that are no value: an operation's head.
    mutating func raw(_ byte: UInt8) {
        room(1).initialize(to: byte)
        count += 1
    }

    /// The bytes of a length that `reserveLength` makes room for.
    static let lengthByteCount = 4

    /// Makes room for a length that is known later.
    mutating func reserveLength() -> Int {
        room(Self.lengthByteCount).initialize(repeating: 0, count: Self.lengthByteCount)
        count += Self.lengthByteCount
        return count
    }

    /// Writes the number of bytes since `start` into the room before it, little-endian.
    mutating func closeLength(at start: Int) {
        let length = UInt32(count - start)
        guard let memory else { return }
        for place in 0..<Self.lengthByteCount {
            memory[start - Self.lengthByteCount + place] = UInt8(
                truncatingIfNeeded: length >> UInt32(8 * place)
            )
        }
    }

    private mutating func put(_ mark: UInt8, _ value: UnsafeRawBufferPointer) {
        raw(mark)
        number(UInt64(value.count))
        guard let start = value.baseAddress else { return }
        UnsafeMutableRawPointer(room(value.count)).copyMemory(from: start, byteCount: value.count)
        count += value.count
    }

    private mutating func number(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            raw(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        raw(UInt8(truncatingIfNeeded: rest))
    }

    /// Where the next bytes go; there is room for that many.
    @inline(__always)
    private mutating func room(_ byteCount: Int) -> UnsafeMutablePointer<UInt8> {
        if let memory, capacity - count >= byteCount { return memory + count }
        return grown(by: byteCount)
    }

    private mutating func grown(by byteCount: Int) -> UnsafeMutablePointer<UInt8> {
        let larger = max(256, capacity * 2, count + byteCount)
        let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        if let memory {
            new.initialize(from: memory, count: count)
            memory.deallocate()
        }
        (memory, capacity) = (new, larger)
        return new + count
    }
}
