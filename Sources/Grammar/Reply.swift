/// What a statement answers, still without a dialect.
package struct Reply: Sendable {
    /// The word of the status line.
    package enum Status: String, Sendable {
        case ok = "OK"
        case pong = "PONG"
        case queued = "QUEUED"
        case bye = "BYE"
    }

    /// The data before the status line.
    package enum Body: Sendable {
        case none
        /// A list; the status carries `rows=` and, when there is more, `next=`.
        case table(Table)
        /// A table of one row, which RESP answers as a map.
        case record(Table)
        /// Lines for people: help, reasons.
        case text([String])
    }

    /// Rows that write themselves.
    package struct Table: Sendable {
        /// What a table is made of; a class, since replies are handed on from layer to layer.
        private final class Content: Sendable {
            let columns: ColumnSet
            let rowCount: Int
            let writeRow: @Sendable (Int, any ReplyWriter) -> Void

            init(
                _ columns: ColumnSet,
                _ rowCount: Int,
                _ writeRow: @escaping @Sendable (Int, any ReplyWriter) -> Void
            ) {
                self.columns = columns
                self.rowCount = rowCount
                self.writeRow = writeRow
            }
        }

        private let content: Content
        /// The cursor of the next page, when there is one.
        package var next: String?

        package init(
            columns: ColumnSet,
            rowCount: Int,
            next: String? = nil,
            writeRow: @escaping @Sendable (Int, any ReplyWriter) -> Void
        ) {
            content = Content(columns, rowCount, writeRow)
            self.next = next
        }

        package var columns: ColumnSet { content.columns }
        package var rowCount: Int { content.rowCount }

        /// Writes every cell of the row with that index, in the order of the columns.
        package func writeRow(_ row: Int, _ writer: any ReplyWriter) {
            content.writeRow(row, writer)
        }
    }

    /// One `key=value` of the status, or one pair of the RESP map.
    package struct Meta: Sendable {
        /// A word or a number.
        package enum Value: Sendable {
            case text(String)
            case integer(Int)
        }

        package let key: String
        package let value: Value

        package init(_ key: String, _ text: String) {
            self.key = key
            value = .text(text)
        }

        package init(_ key: String, _ integer: Int) {
            self.key = key
            value = .integer(integer)
        }
    }

    package var status: Status
    package var body: Body
    /// Reasons that follow the rows, as text lines (`explain`).
    package var reasons: [Bilingual]
    /// Warnings, which are not errors.
    package var notes: [Bilingual]
    /// What the status line says beside `tag=`, `rows=`, `next=` and `seq=`: `id=`, `rev=`.
    package var meta: [Meta]
    /// The reply as a page that is printed; made only for a client that asks for pages.
    package var page: (@Sendable () -> Page)?

    package init(
        status: Status = .ok,
        body: Body = .none,
        reasons: [Bilingual] = [],
        notes: [Bilingual] = [],
        meta: [Meta] = [],
        page: (@Sendable () -> Page)? = nil
    ) {
        self.page = page
        self.status = status
        self.body = body
        self.reasons = reasons
        self.notes = notes
        self.meta = meta
    }
}
