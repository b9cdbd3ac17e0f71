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

    /// What most replies have none of; a class, so that one without it is handed on for nothing.
    ///
    /// Unchecked: written only where one reply alone refers to it.
    private final class Remarks: @unchecked Sendable {
        var reasons: [Bilingual] = []
        var notes: [Bilingual] = []
        var meta: [Meta] = []
        var page: (@Sendable () -> Page)?

        func copy() -> Remarks {
            let copy = Remarks()
            (copy.reasons, copy.notes, copy.meta, copy.page) = (reasons, notes, meta, page)
            return copy
        }
    }

    package var status: Status
    package var body: Body
    private var remarks: Remarks?

    /// The remarks, made this reply's own before they are written.
    private var ownRemarks: Remarks {
        mutating get {
            if remarks == nil || !isKnownUniquelyReferenced(&remarks) {
                remarks = remarks?.copy() ?? Remarks()
            }
            return remarks ?? Remarks()
        }
    }

    /// Reasons that follow the rows, as text lines (`explain`).
    package var reasons: [Bilingual] {
        get { remarks?.reasons ?? [] }
        set { ownRemarks.reasons = newValue }
    }

    /// Warnings, which are not errors.
    package var notes: [Bilingual] {
        get { remarks?.notes ?? [] }
        set { ownRemarks.notes = newValue }
    }

    /// What the status line says beside `tag=`, `rows=`, `next=` and `seq=`: `id=`, `rev=`.
    package var meta: [Meta] {
        get { remarks?.meta ?? [] }
        set { ownRemarks.meta = newValue }
    }

    /// The reply as a page that is printed; made only for a client that asks for pages.
    package var page: (@Sendable () -> Page)? {
        get { remarks?.page }
        set { ownRemarks.page = newValue }
    }

    /// Whether the reply is its status and its body alone.
    package var isBare: Bool { remarks == nil }

    /// A reply that is its body alone.
    package init(_ body: Body) {
        status = .ok
        self.body = body
    }

    package init(
        status: Status = .ok,
        body: Body = .none,
        reasons: [Bilingual] = [],
        notes: [Bilingual] = [],
        meta: [Meta] = [],
        page: (@Sendable () -> Page)? = nil
    ) {
        self.status = status
        self.body = body
        guard !reasons.isEmpty || !notes.isEmpty || !meta.isEmpty || page != nil else { return }
        let remarks = Remarks()
        (remarks.reasons, remarks.notes, remarks.meta, remarks.page) = (reasons, notes, meta, page)
        self.remarks = remarks
    }
}
