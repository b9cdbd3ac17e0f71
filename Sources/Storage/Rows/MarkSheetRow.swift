import Domain

/// A row of `mark_sheet`: that a result is pupils' marks; they are rows of `mark`.
struct MarkSheetRow: Row {
    static let table = Table.markSheet
    static let layout = TableLayout(
        "mark_sheet",
        key: ["unit", "test", "class", "subject"],
        revised: true,
        ["grade"]
    )

    let id: ClassResult.ID
    private let revision: Int
    private let grade: Grade

    /// - Returns: nil where the result is counts.
    init?(_ result: ClassResult) {
        guard case .marks = result.entry else { return nil }
        id = result.id
        revision = result.revision
        grade = result.grade
    }

    func result(_ marks: [PupilMark]) -> ClassResult {
        var result = ClassResult(id: id, grade: grade, entry: .marks(marks))
        result.revision = revision
        return result
    }

    func write(to writer: inout RowWriter) {
        writer.result(id)
        writer.integer(revision)
        writer.integer(grade.number)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        id = try reader.result()
        revision = try reader.integer()
        grade = try reader.grade()
    }
}

/// A row of `mark`: one pupil's marks, in hundredths; null with why there are none.
struct MarkRow: PartRow {
    static let table = Table.mark
    static let layout = TableLayout(
        "mark",
        key: ["unit", "test", "class", "subject", "pupil"],
        revised: false,
        ["marks", "missing"]
    )

    let result: ClassResult.ID
    let mark: PupilMark

    var part: PupilID { mark.pupil }

    static func rows(of result: ClassResult) -> [Self] {
        guard case .marks(let marks) = result.entry else { return [] }
        return marks.map { Self(result: result.id, mark: $0) }
    }

    private init(result: ClassResult.ID, mark: PupilMark) {
        self.result = result
        self.mark = mark
    }

    func write(to writer: inout RowWriter) {
        writer.result(result)
        writer.text(mark.pupil.text)
        writer.state(mark.state)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        result = try reader.result()
        mark = PupilMark(pupil: try reader.stored(), state: try reader.state())
    }
}

extension RowWriter {
    /// Marks, or why there are none: two columns.
    mutating func state(_ state: PupilMark.State) {
        switch state {
        case .marks(let marks):
            integer(marks.hundredths)
            null()
        case .absent:
            null()
            text("absent")
        case .excused:
            null()
            text("excused")
        }
    }
}

extension RowReader {
    /// Marks, or why there are none: two columns.
    mutating func state() throws(StoreError) -> PupilMark.State {
        let marks = try optionalMarks()
        let missing = try optionalText()
        switch (marks, missing) {
        case (let marks?, nil): return .marks(marks)
        case (nil, "absent"?): return .absent
        case (nil, "excused"?): return .excused
        default: throw misread(missing)
        }
    }
}
