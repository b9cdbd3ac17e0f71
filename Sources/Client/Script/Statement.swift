package import Grammar

/// One statement of a script, ready to be sent.
package struct Statement: Sendable {
    /// The line that a complaint shows.
    package let line: SourceLine
    /// What goes over the wire, without tag and line end.
    package let bytes: [UInt8]
    /// Nil where the statement is the line as it stands.
    package let map: ColumnMap?
    /// The row that the loops around it were at.
    package let context: Bilingual?
    package let verb: SessionVerb?

    /// The most bytes of a statement: the protocol's line, less a tag, a key and the line end.
    package static let limit = 64 * 1_024 - 36 - StatementKeys.prefixLimit

    /// - Throws: `script` with TOOBIG past `limit`.
    package init(
        line: SourceLine,
        bytes: [UInt8],
        map: ColumnMap? = nil,
        context: Bilingual? = nil
    ) throws(ClientError) {
        guard bytes.count <= Self.limit else {
            throw .script(
                Diagnostic(
                    line: line,
                    column: 1,
                    code: Refusal.Code.tooBig.rawValue,
                    message: Bilingual(
                        "the statement has \(counted(bytes.count, "byte")); at most "
                            + "\(Self.limit) are sent",
                        "语句有 \(bytes.count) 字节，最多 \(Self.limit) 字节"
                    )
                )
            )
        }
        self.line = line
        self.bytes = bytes
        self.map = map
        self.context = context
        verb = bytes.first.map(SessionVerb.mayBegin) == true ? SessionVerb(statement: bytes) : nil
    }

    /// The statement as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Where a position of the statement is in the script; the line's beginning where unknown.
    ///
    /// Positions count scalars from 1, without the tag; 0 is none.
    package func place(of position: Int) -> (line: SourceLine, column: Int) {
        guard position > 0 else { return (line, 0) }
        return map?.place(of: position) ?? (line, position)
    }

    /// What a refusal of the statement says, at its place in the script.
    ///
    /// The tag's scalars were sent before the statement and count in the refusal's position.
    package func diagnostic(for status: ReplyStatus, tagLength: Int) -> Diagnostic {
        let place = place(of: max(0, (status.position ?? 0) - tagLength))
        let message = VisibleText.of(status.message)
        return Diagnostic(
            line: place.line,
            column: place.column == 0 ? firstColumn(of: place.line) : place.column,
            code: status.word,
            message: Bilingual(message, message),
            remarks: RefusalText.remarks(status) + (context.map { [$0] } ?? [])
        )
    }

    private func firstColumn(of line: SourceLine) -> Int {
        (line.bytes.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? 0) + 1
    }
}
