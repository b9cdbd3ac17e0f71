import Domain

/// A row of `evaluation`: a form with its marks, or a tally with its forms and counts.
struct EvaluationRow: Row {
    static let table = Table.evaluation
    static let layout = TableLayout(
        "evaluation",
        key: ["id"],
        revised: true,
        [
            "activity", "teacher", "class", "unit", "by_person", "on_day", "phase", "entered",
            "scheme", "version", "instrument", "marks", "forms", "counts", "invited", "comment",
            "findings",
        ]
    )

    /// Whether a row, without being read, is of an evaluation that names nobody.
    static func isUnsigned(_ row: UnsafeRawBufferPointer) -> Bool {
        guard let place = layout.columns.firstIndex(of: "by_person") else { return false }
        var cursor = RowCursor(row)
        for _ in 0..<place { _ = cursor.next() }
        return if case .null = cursor.next() { true } else { false }
    }

    let evaluation: Evaluation

    init(_ evaluation: Evaluation) {
        self.evaluation = evaluation
    }

    func write(to writer: inout RowWriter) {
        writer.text(evaluation.id.text)
        writer.integer(evaluation.revision)
        writer.stored(evaluation.subject.activity)
        writer.stored(evaluation.subject.teacher)
        writer.stored(evaluation.subject.schoolClass)
        writer.stored(evaluation.subject.unit)
        writer.stored(evaluation.by)
        writer.stored(evaluation.on)
        writer.stored(evaluation.phase)
        writer.stored(evaluation.entered)
        writer.instrument(evaluation.content.instrument)
        switch evaluation.content {
        case .form(let sheet):
            writer.stored(sheet.marks)
            writer.null()
            writer.null()
        case .tally(let tally):
            writer.null()
            writer.integer(tally.forms)
            writer.stored(tally.counts.map { ItemCounts(counts: $0) })
        }
        writer.integer(evaluation.invited)
        writer.text(evaluation.comment)
        writer.stored(evaluation.findings)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: EvaluationID = try reader.stored()
        let revision = try reader.integer()
        let subject = Evaluation.Subject(
            activity: try reader.stored(),
            teacher: try reader.stored(),
            schoolClass: try reader.stored(),
            unit: try reader.stored()
        )
        let by: PersonID? = try reader.stored()
        let on: Day = try reader.stored()
        let phase: Evaluation.Phase? = try reader.stored()
        let entered: Day = try reader.stored()
        var evaluation = Evaluation(
            id: id,
            subject: subject,
            by: by,
            on: on,
            phase: phase,
            content: try Self.content(from: &reader),
            entered: entered
        )
        evaluation.revision = revision
        evaluation.invited = try reader.optionalInteger()
        evaluation.comment = try reader.optionalText()
        evaluation.findings = try reader.stored()
        self.evaluation = evaluation
    }

    private static func content(
        from reader: inout RowReader
    ) throws(StoreError) -> Evaluation.Content {
        guard let instrument = try reader.instrument() else { throw reader.misread(nil) }
        let marks: [Sheet.Mark]? = try reader.stored()
        let forms = try reader.optionalInteger()
        let counts: [ItemCounts]? = try reader.stored()
        switch (marks, forms, counts) {
        case (let marks?, nil, nil): return .form(Sheet(instrument: instrument, marks: marks))
        case (nil, let forms?, let counts?):
            let rows = counts.map(\.counts)
            return .tally(FormTally(instrument: instrument, forms: forms, counts: rows))
        default: throw reader.misread("a form and a tally")
        }
    }
}

extension Evaluation.Phase: StoredText {}

/// How many forms chose each level of one item: `12 5 1`.
private struct ItemCounts: StoredText {
    let counts: [Int]

    var storedText: String? { counts.map(String.init).joined(separator: " ") }

    init(counts: [Int]) {
        self.counts = counts
    }

    init?(storedText: String?) {
        guard let storedText else { return nil }
        let parts = storedText.split(separator: " ")
        let counts = parts.compactMap { Int($0) }.filter { $0 >= 0 }
        guard counts.count == parts.count else { return nil }
        self.counts = counts
    }
}

extension Evaluation.Finding: StoredText {
    /// The day due, the day rectified, the text and the note, parted by tabs, which no text holds.
    var storedText: String? {
        [due?.description ?? "", rectified?.description ?? "", text, note ?? ""]
            .joined(separator: "\t")
    }

    init?(storedText: String?) {
        let parts = storedText?.split(separator: "\t", omittingEmptySubsequences: false)
            .map(String.init)
        guard let parts, parts.count == 4, !parts[2].isEmpty else { return nil }
        let due = parts[0].isEmpty ? nil : Day(storedText: parts[0])
        let rectified = parts[1].isEmpty ? nil : Day(storedText: parts[1])
        guard (due == nil) == parts[0].isEmpty, (rectified == nil) == parts[1].isEmpty
        else { return nil }
        self.init(text: parts[2], due: due)
        self.rectified = rectified
        note = parts[3].isEmpty ? nil : parts[3]
    }
}
