import Domain

/// A row of `result`: plain counts with a total, in hundredths of a mark.
///
/// What format 1 cannot say is a row of `result_counts` or of `mark_sheet`.
struct ResultRow: Row {
    static let table = Table.result
    static let layout = TableLayout(
        "result",
        key: ["unit", "test", "class", "subject"],
        revised: true,
        ["grade", "on_roll", "sat", "excellent", "pass", "total"]
    )

    private let id: ClassResult.ID
    private let revision: Int
    private let grade: Grade
    private let onRoll, sat, excellent, pass: Int
    private let total: Marks

    /// - Returns: nil where the result is more than plain counts.
    init?(_ result: ClassResult) {
        guard case .counts(let counts) = result.entry, case .total(let total) = counts.sum,
            let excellent = counts.excellent, let pass = counts.pass,
            counts.good == nil, counts.low == nil, counts.excused == 0
        else { return nil }
        id = result.id
        revision = result.revision
        grade = result.grade
        onRoll = counts.onRoll
        sat = counts.sat
        self.excellent = excellent
        self.pass = pass
        self.total = total
    }

    var result: ClassResult {
        let counts = ResultCounts(
            onRoll: onRoll,
            sat: sat,
            excellent: excellent,
            pass: pass,
            sum: .total(total)
        )
        var result = ClassResult(id: id, grade: grade, entry: .counts(counts))
        result.revision = revision
        return result
    }

    func write(to writer: inout RowWriter) {
        writer.result(id)
        writer.integer(revision)
        writer.integer(grade.number)
        writer.integer(onRoll)
        writer.integer(sat)
        writer.integer(excellent)
        writer.integer(pass)
        writer.integer(total.hundredths)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        id = try reader.result()
        revision = try reader.integer()
        grade = try reader.grade()
        onRoll = try reader.integer()
        sat = try reader.integer()
        excellent = try reader.integer()
        pass = try reader.integer()
        total = try reader.marks()
    }
}

extension RowWriter {
    /// A result's key: four columns.
    mutating func result(_ id: ClassResult.ID) {
        text(id.test.unit.text)
        text(id.test.name)
        text(id.schoolClass.text)
        text(id.subject)
    }
}

extension RowReader {
    /// A result's key: four columns.
    mutating func result() throws(StoreError) -> ClassResult.ID {
        ClassResult.ID(
            test: TestID(unit: try stored(), name: try text()),
            schoolClass: try stored(),
            subject: try text()
        )
    }
}
