package import Grammar

/// Writes replies and refusals in RESP, version 2 or 3.
///
/// A class because a result writes its cells into it; it keeps nothing of a reply but some
/// column names, and serves any number of connections of one thread.
package final class RESPEncoder: ReplyWriter {
    /// Where the reply goes; after it, a buffer of its own that nothing is written to.
    var writer: RESPElements
    private let idle = OutputBuffer(capacity: 0)
    /// The cells that the row has, and those written.
    private var columnCount = 0
    private var cellCount = 0
    private var heads = ColumnHeadCache()
    /// The head of the table that is being written: the names as bulks.
    private var head: ColumnHead
    /// Its bytes and ends, where cells find them without touching a class.
    private var keys: UnsafeMutablePointer<UInt8>
    private var keyEnds: UnsafeMutablePointer<Int>

    /// Makes an encoder.
    package init() {
        let none = ColumnHead(ColumnSet([])) { _, _ in }
        head = none
        keys = none.bytes
        keyEnds = none.ends
        writer = RESPElements(sink: idle.sink, version: .two)
    }

    /// Appends a reply.
    package func encode(
        _ reply: Reply,
        sequence: Int?,
        language: Language,
        into buffer: OutputBuffer,
        version: RESPVersion
    ) {
        writer = RESPElements(sink: buffer.sink, version: version)
        defer { end(buffer) }
        switch reply.body {
        case .none: writeStatus(reply, sequence, language)
        case .text(let lines): writeText(lines, reply, language)
        case .record(let table): writeRecord(table, reply, sequence, language)
        case .table(let table): writeTable(table, reply, sequence, language)
        }
    }

    /// Appends the row that `write` writes, as `encode` does that of a bare record.
    /// - Returns: what `write` does: whether there is one; where not, nothing is appended.
    package func encodeRow(
        of columns: ColumnSet,
        sequence: Int?,
        into buffer: OutputBuffer,
        version: RESPVersion,
        write: (any ReplyWriter) -> Bool
    ) -> Bool {
        let start = buffer.count
        writer = RESPElements(sink: buffer.sink, version: version)
        defer { end(buffer) }
        prepare(columns)
        let hasSequence = sequence != nil && !head.hasSequence
        writer.map(columnCount + (hasSequence ? 1 : 0))
        cellCount = 0
        guard write(self) else {
            buffer.truncate(to: start)
            return false
        }
        while cellCount < columnCount { none() }
        if hasSequence { self.write(sequence) }
        return true
    }

    /// A status word, or a map when there is more to say.
    private func writeStatus(_ reply: Reply, _ sequence: Int?, _ language: Language) {
        guard !reply.meta.isEmpty || !reply.notes.isEmpty || !reply.reasons.isEmpty else {
            switch reply.status {
            case .ok, .bye: writer.simple("OK")
            case .pong: writer.simple("PONG")
            case .queued: writer.simple("QUEUED")
            }
            return
        }
        writer.map(reply.meta.count + (sequence == nil ? 0 : 1) + remarkCount(reply))
        writeMeta(reply.meta)
        write(sequence)
        writeRemarks(reply, language)
    }

    private func writeText(_ lines: [String], _ reply: Reply, _ language: Language) {
        let remarks = reply.reasons.map { $0[language] } + reply.notes.map { "~ " + $0[language] }
        writer.verbatim((lines + remarks).joined(separator: "\n"))
    }

    /// The map of the fields, with what the status says where no field has its name.
    private func writeRecord(
        _ table: Reply.Table,
        _ reply: Reply,
        _ sequence: Int?,
        _ language: Language
    ) {
        let columns = table.columns
        prepare(columns)
        let hasSequence = sequence != nil && !head.hasSequence
        guard !reply.isBare else {
            writer.map(columnCount + (hasSequence ? 1 : 0))
            writeCells(of: table, row: 0)
            if hasSequence { write(sequence) }
            return
        }
        let meta = reply.meta.filter { columns.names.value(of: $0.key) == nil }
        writer.map(columnCount + meta.count + (hasSequence ? 1 : 0) + remarkCount(reply))
        writeCells(of: table, row: 0)
        writeMeta(meta)
        if hasSequence { write(sequence) }
        writeRemarks(reply, language)
    }

    private func writeTable(
        _ table: Reply.Table,
        _ reply: Reply,
        _ sequence: Int?,
        _ language: Language
    ) {
        prepare(table.columns)
        writer.map(4 + (reply.reasons.isEmpty ? 0 : 1) + reply.meta.count)
        writer.bulk("rows")
        writer.array(table.rowCount)
        for row in 0..<table.rowCount {
            writer.map(columnCount)
            writeCells(of: table, row: row)
        }
        writer.bulk("next")
        if let next = table.next { writer.bulk(next) } else { writer.null() }
        writer.bulk("seq")
        if let sequence { writer.integer(sequence) } else { writer.null() }
        write(reply.notes, key: "notes", language)
        if !reply.reasons.isEmpty { write(reply.reasons, key: "reasons", language) }
        writeMeta(reply.meta)
    }

    private func writeMeta(_ meta: [Reply.Meta]) {
        for pair in meta {
            writer.bulk(pair.key)
            switch pair.value {
            case .text(let text): writer.bulk(text)
            case .integer(let number): writer.integer(number)
            }
        }
    }

    private func write(_ sequence: Int?) {
        guard let sequence else { return }
        writer.sink.append("$3\r\nseq\r\n")
        writer.integer(sequence)
    }

    private func remarkCount(_ reply: Reply) -> Int {
        (reply.notes.isEmpty ? 0 : 1) + (reply.reasons.isEmpty ? 0 : 1)
    }

    private func writeRemarks(_ reply: Reply, _ language: Language) {
        if !reply.notes.isEmpty { write(reply.notes, key: "notes", language) }
        if !reply.reasons.isEmpty { write(reply.reasons, key: "reasons", language) }
    }

    private func write(_ texts: [Bilingual], key: String, _ language: Language) {
        writer.bulk(key)
        writer.array(texts.count)
        for text in texts { writer.bulk(text[language]) }
    }

    private func prepare(_ columns: ColumnSet) {
        head = heads.head(of: columns) { column, line in
            RESPElements(sink: line, version: .two).bulk(column.name.english)
        }
        keys = head.bytes
        keyEnds = head.ends
        columnCount = columns.columns.count
    }

    /// Lets go of the buffer, which has lived until here.
    private func end(_ buffer: OutputBuffer) {
        withExtendedLifetime(buffer) {
            writer = RESPElements(sink: idle.sink, version: .two)
            columnCount = 0
        }
    }

    private func writeCells(of table: Reply.Table, row: Int) {
        cellCount = 0
        if row < table.rowCount { table.writeRow(row, self) }
        while cellCount < columnCount { none() }
    }

    /// Writes the name, unless the row is full: a value too many is dropped, so that the framing
    /// depends on no command.
    @inline(__always)
    func beginsCell() -> Bool {
        guard let name = nextName() else { return false }
        writer.sink.append(name)
        return true
    }

    /// The name of the next cell as it stands on the wire; nil where the row is full.
    @inline(__always)
    func nextName() -> ColumnName? {
        let place = cellCount
        guard place < columnCount else { return nil }
        cellCount = place &+ 1
        let start = place == 0 ? 0 : keyEnds[place &- 1]
        return ColumnName(start: keys + start, count: keyEnds[place] &- start)
    }
}
