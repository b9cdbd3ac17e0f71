/// Reads the row operations of a statement from the audit's `changes`.
struct OperationReader {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { offset == bytes.count }

    /// - Returns: nil where the bytes are none that `OperationWriter` wrote.
    mutating func next() -> RowOperation? {
        guard bytes.count - offset >= 2, let table = Table(rawValue: bytes[offset]),
            let kind = RowOperation.Kind(rawValue: bytes[offset + 1])
        else { return nil }
        offset += 2
        let none = offset..<offset
        guard let before = kind == .insert ? none : row(),
            let after = kind == .delete ? none : row()
        else { return nil }
        return RowOperation(table: table, kind: kind, before: before, after: after)
    }

    private mutating func row() -> Range<Int>? {
        guard bytes.count - offset >= 4 else { return nil }
        let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        let start = offset + 4
        let length = Int(UInt32(littleEndian: word))
        guard length <= bytes.count - start else { return nil }
        offset = start + length
        return start..<offset
    }
}
