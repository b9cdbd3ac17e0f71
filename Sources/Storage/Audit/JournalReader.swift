/// Reads the records of a journal as long as each follows on the statement before it.
///
/// Records that the database has already are passed over: those of an earlier round, and those that
/// an opening carried out which did not get to the end, as an older program that reads less does.
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
        while let statements = whole() {
            guard let first = statements.first?.row, let last = statements.last?.row
            else { return nil }
            if last.sequence <= head.sequence { continue }
            let isNext = first.previous == head.hash && first.sequence > head.sequence
            return isNext ? statements : nil
        }
        return nil
    }

    /// The statements of the record at `offset`, each of which follows on the one before it; nil
    /// where it is not whole.
    private mutating func whole() -> [Statement]? {
        guard let record = slice(at: offset, within: bytes.count), !record.isEmpty else {
            return nil
        }
        var statements: [Statement] = []
        var place = record.lowerBound
        while place < record.upperBound {
            guard let range = slice(at: place, within: record.upperBound),
                let row = try? AuditRow(UnsafeRawBufferPointer(rebasing: bytes[range])),
                row.hash == row.computedHash
            else { return nil }
            if let last = statements.last?.row {
                guard row.previous == last.hash, row.sequence > last.sequence else { return nil }
            }
            statements.append(Statement(row: row, bytes: range))
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
