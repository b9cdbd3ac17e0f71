import Domain

/// A row of `exam`: a test that teachers sit; their marks are rows of `exam_mark`.
struct ExamRow: Row {
    static let table = Table.exam
    static let layout = TableLayout(
        "exam",
        key: ["unit", "name"],
        revised: true,
        ["kind", "on_day", "full_marks", "title"]
    )

    let exam: Exam

    init(_ exam: Exam) {
        self.exam = exam
    }

    func write(to writer: inout RowWriter) {
        writer.text(exam.id.unit.text)
        writer.text(exam.id.name)
        writer.integer(exam.revision)
        writer.stored(exam.kind)
        writer.stored(exam.on)
        writer.integer(exam.full.hundredths)
        writer.text(exam.name)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id = ExamID(unit: try reader.stored(), name: try reader.text())
        let revision = try reader.integer()
        var exam = Exam(
            id: id,
            kind: try reader.stored(),
            on: try reader.stored(),
            full: try reader.marks()
        )
        exam.revision = revision
        exam.name = try reader.optionalText()
        self.exam = exam
    }
}

extension Exam.Kind: StoredText {}

/// A row of `exam_mark`: one teacher's marks, in hundredths; null with why there are none.
struct ExamMarkRow: PartRow {
    static let table = Table.examMark
    static let layout = TableLayout(
        "exam_mark",
        key: ["unit", "exam", "teacher"],
        revised: false,
        ["marks", "missing"]
    )

    let exam: ExamID
    let mark: Exam.Mark

    var part: PersonID { mark.teacher }

    static func rows(of exam: Exam) -> [Self] {
        exam.marks.map { Self(exam: exam.id, mark: $0) }
    }

    private init(exam: ExamID, mark: Exam.Mark) {
        self.exam = exam
        self.mark = mark
    }

    func write(to writer: inout RowWriter) {
        writer.text(exam.unit.text)
        writer.text(exam.name)
        writer.text(mark.teacher.text)
        writer.state(mark.state)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        exam = ExamID(unit: try reader.stored(), name: try reader.text())
        mark = Exam.Mark(teacher: try reader.stored(), state: try reader.state())
    }
}
