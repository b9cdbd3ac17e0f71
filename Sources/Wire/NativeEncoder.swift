package import Grammar

/// Writes replies and refusals as native lines.
///
/// A class because a result writes its cells into it; it keeps nothing of a reply but some head
/// lines, and serves any number of connections of one thread.
package final class NativeEncoder: ReplyWriter {
    /// Where the reply goes; after it, a buffer of its own that nothing is written to.
    var output: ByteSink
    private let idle = OutputBuffer(capacity: 0)
    private var crlf = false
    /// The cells that the row has, and those written.
    private var columnCount = 0
    private var cellCount = 0
    private var heads = ColumnHeadCache()

    /// Makes an encoder.
    package init() {
        output = idle.sink
    }

    /// Appends the data lines and the status line of a reply; with its page where `isPage`.
    package func encode(
        _ reply: Reply,
        tag: String?,
        sequence: Int?,
        language: Language,
        into buffer: OutputBuffer,
        crlf: Bool,
        isPage: Bool = false
    ) {
        begin(buffer, crlf: crlf)
        defer { end(buffer) }
        let page = isPage ? reply.page?() : nil
        if let page {
            write(page, of: reply, language)
        } else {
            write(reply.body)
        }
        if page?.saysReasons != true {
            for reason in reply.reasons { write(line: reason[language], type: "|") }
        }
        for note in reply.notes { write(line: note[language], type: "~") }
        writeStatus(reply, tag: tag, sequence: sequence)
    }

    /// Appends the status line of a refusal.
    package func encode(
        _ refusal: Refusal,
        tag: String?,
        language: Language,
        into buffer: OutputBuffer,
        crlf: Bool
    ) {
        begin(buffer, crlf: crlf)
        defer { end(buffer) }
        output.append(UInt8(ascii: "-"))
        output.append(refusal.code.rawValue)
        output.appendMeta("tag", tag)
        output.appendDetails(of: refusal, withPosition: true)
        output.append(" :")
        output.append(refusal.message[language], as: .field)
        endLine()
    }

    /// Appends a push line, which goes only between replies to a subscriber.
    package func encodePush(
        _ word: String,
        fields: [String],
        into buffer: OutputBuffer,
        crlf: Bool
    ) {
        begin(buffer, crlf: crlf)
        defer { end(buffer) }
        output.append(UInt8(ascii: ">"))
        output.append(word, as: .field)
        for field in fields {
            output.append(0x09)
            output.append(field, as: .field)
        }
        endLine()
    }

    private func begin(_ buffer: OutputBuffer, crlf: Bool) {
        output = buffer.sink
        self.crlf = crlf
    }

    /// Lets go of the buffer, which has lived until here.
    private func end(_ buffer: OutputBuffer) {
        withExtendedLifetime(buffer) {
            output = idle.sink
            columnCount = 0
        }
    }

    func endLine() {
        if crlf { output.append(0x0D) }
        output.append(0x0A)
    }

    func write(_ body: Reply.Body) {
        switch body {
        case .none: break
        case .table(let table), .record(let table): write(table)
        case .text(let lines):
            for line in lines { write(line: line, type: "|") }
        }
    }

    func write(line: String, type: StaticString) {
        output.append(type)
        output.append(line, as: .field)
        endLine()
    }

    func write(_ table: Reply.Table) {
        writeHead(table.columns)
        columnCount = table.columns.columns.count
        for row in 0..<table.rowCount {
            cellCount = 0
            output.append(UInt8(ascii: "="))
            table.writeRow(row, self)
            while cellCount < columnCount { none() }
            endLine()
        }
    }

    private func writeHead(_ columns: ColumnSet) {
        let head = heads.head(of: columns) { column, line in
            line.append(line.count == 0 ? UInt8(ascii: ":") : 0x09)
            line.append(column.name.english, as: .field)
            line.append(UInt8(ascii: ":"))
            line.append(column.typeName, as: .field)
        }
        output.append(head.bytes, count: head.length)
        endLine()
    }

    private func writeStatus(_ reply: Reply, tag: String?, sequence: Int?) {
        output.append(UInt8(ascii: "+"))
        output.append(reply.status.rawValue)
        output.appendMeta("tag", tag)
        for meta in reply.meta {
            switch meta.value {
            case .text(let text): output.appendMeta(key: meta.key, text)
            case .integer(let number): output.appendMeta(key: meta.key, number)
            }
        }
        if case .table(let table) = reply.body {
            output.appendMeta("rows", table.rowCount)
            output.appendMeta("next", table.next)
        }
        output.appendMeta("seq", sequence)
        endLine()
    }

    /// Writes the separator, unless the row is full: a value too many is dropped, so that the
    /// framing depends on no command.
    @inline(__always)
    func beginsCell() -> Bool {
        guard cellCount < columnCount else { return false }
        if cellCount > 0 { output.append(0x09) }
        cellCount += 1
        return true
    }
}
