/// Steps through the canonical bytes of a row, value by value.
struct RowCursor {
    /// A value as it lies in the bytes, which must outlive it.
    enum Value {
        case null
        case integer(Int64)
        case text(UnsafeRawBufferPointer)
        case blob(UnsafeRawBufferPointer)
    }

    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { offset == bytes.count }

    /// The bytes of a row's first value.
    static func firstValue(of row: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        value(at: 0, of: row)
    }

    /// The bytes of the value that stands after `place` others.
    static func value(at place: Int, of row: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var cursor = RowCursor(row)
        for _ in 0..<place { _ = cursor.next() }
        let start = cursor.offset
        _ = cursor.next()
        return UnsafeRawBufferPointer(rebasing: row[start..<cursor.offset])
    }

    /// - Returns: nil at the end, and where the bytes are none that `RowWriter` wrote.
    mutating func next() -> Value? {
        guard offset < bytes.count else { return nil }
        let mark = bytes[offset]
        offset += 1
        switch mark {
        case RowWriter.Mark.null: return .null
        case RowWriter.Mark.integer: return number().map { .integer(Self.unfold($0)) }
        case RowWriter.Mark.text: return slice().map { .text($0) }
        case RowWriter.Mark.blob: return slice().map { .blob($0) }
        default: return nil
        }
    }

    private static func unfold(_ value: UInt64) -> Int64 {
        Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    private mutating func slice() -> UnsafeRawBufferPointer? {
        guard let length = number(), length <= UInt64(bytes.count - offset) else { return nil }
        defer { offset += Int(length) }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + Int(length)])
    }

    private mutating func number() -> UInt64? {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while offset < bytes.count, shift < 64 {
            let byte = bytes[offset]
            offset += 1
            result |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return result }
            shift += 7
        }
        return nil
    }
}
