/// Writes the canonical bytes of rows: the one form that is digested, audited and bound.
///
/// Each value is a byte for its type and then: nothing (null), a zigzag variable-length number
/// (integer), or a length and the bytes (text, blob). A row is its values in column order.
struct RowWriter {
    /// The bytes that begin a value; frozen, because they are in every digest.
    enum Mark {
        static let null: UInt8 = 0
        static let integer: UInt8 = 1
        static let text: UInt8 = 2
        static let blob: UInt8 = 3
    }

    private(set) var bytes: [UInt8] = []

    /// Lends the bytes.
    func withBytes<Value, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try bytes.withUnsafeBufferPointer { (buffer) throws(Failure) in
            try body(UnsafeRawBufferPointer(buffer))
        }
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// Removes all, and gives the memory back where it is more than that.
    mutating func removeAll(keepingAtMost byteCount: Int) {
        bytes.removeAll(keepingCapacity: bytes.capacity <= byteCount)
    }

    mutating func null() {
        bytes.append(Mark.null)
    }

    mutating func integer(_ value: Int) {
        integer(Int64(value))
    }

    mutating func integer(_ value: Int64) {
        bytes.append(Mark.integer)
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
        bytes.append(Mark.text)
        number(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    mutating func blob(_ value: UnsafeRawBufferPointer) {
        bytes.append(Mark.blob)
        number(UInt64(value.count))
        bytes.append(contentsOf: value)
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
        bytes.append(byte)
    }

    /// The bytes of a length that `reserveLength` makes room for.
    static let lengthByteCount = 4

    /// Makes room for a length that is known later.
    mutating func reserveLength() -> Int {
        bytes.append(contentsOf: repeatElement(0, count: Self.lengthByteCount))
        return bytes.count
    }

    /// Writes the number of bytes since `start` into the room before it, little-endian.
    mutating func closeLength(at start: Int) {
        let length = UInt32(bytes.count - start)
        for place in 0..<Self.lengthByteCount {
            bytes[start - Self.lengthByteCount + place] = UInt8(
                truncatingIfNeeded: length >> UInt32(8 * place)
            )
        }
    }

    private mutating func number(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }
}
