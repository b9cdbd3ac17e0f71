/// Reads the records of a journal as long as each follows on the statement before it.
struct JournalReader {
    /// A statement of a record, and where its canonical bytes lie.
    struct Statement {
        let row: AuditRow
        let bytes: Range<Int>
    }

    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// The statements of the next record.
    ///
    /// - Returns: nil where the next record is not whole, or does not follow on `head`: it was
    ///   never acknowledged, or is of an earlier round.
    mutating func next(after head: ChainHead) -> [Statement]? {
        guard let record = slice(at: offset, within: bytes.count), !record.isEmpty else {
            return nil
        }
        var statements: [Statement] = []
        var last = (sequence: head.sequence, hash: head.hash)
        var place = record.lowerBound
        while place < record.upperBound {
            guard let range = slice(at: place, within: record.upperBound),
                let row = try? AuditRow(UnsafeRawBufferPointer(rebasing: bytes[range])),
                row.hash == row.computedHash, row.previous == last.hash,
                row.sequence > last.sequence
            else { return nil }
            statements.append(Statement(row: row, bytes: range))
            last = (row.sequence, row.hash)
            place = range.upperBound
        }
        offset = record.upperBound
        return statements
    }

    /// Where the bytes lie whose length stands at `place`.
    private func slice(at place: Int, within end: Int) -> Range<Int>? {
        guard end - place >= 4 else { return nil }
        let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
        let start = place + 4
        let length = Int(UInt32(littleEndian: word))
        guard length <= end - start else { return nil }
        return start..<start + length
    }
}
