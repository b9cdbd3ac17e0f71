import Domain

/// A row of `assessment`: one assessment of a teacher in a year.
struct AssessmentRow: Row {
    static let table = Table.assessment
    static let layout = TableLayout(
        "assessment",
        key: ["id"],
        revised: true,
        ["teacher", "year", "form", "stage", "subject", "score", "grade", "on_day", "assessor"]
    )

    let assessment: Assessment

    init(_ assessment: Assessment) {
        self.assessment = assessment
    }

    func write(to writer: inout RowWriter) {
        writer.text(assessment.id.text)
        writer.integer(assessment.revision)
        writer.text(assessment.teacher.text)
        writer.integer(assessment.year)
        writer.stored(assessment.form)
        writer.stored(assessment.stage)
        writer.text(assessment.subject)
        writer.integer(assessment.score?.hundredths)
        writer.stored(assessment.grade)
        writer.stored(assessment.on)
        writer.stored(assessment.assessor)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: AssessmentID = try reader.stored()
        let revision = try reader.integer()
        let teacher: PersonID = try reader.stored()
        let year = try reader.integer()
        let form: Assessment.Form = try reader.stored()
        let stage: Assessment.Stage? = try reader.stored()
        let subject = try reader.optionalText()
        let score = try reader.optionalMarks()
        let grade: Assessment.Grade? = try reader.stored()
        var assessment = Assessment(
            id: id,
            teacher: teacher,
            year: year,
            form: form,
            on: try reader.stored()
        )
        assessment.revision = revision
        (assessment.stage, assessment.subject) = (stage, subject)
        (assessment.score, assessment.grade) = (score, grade)
        assessment.assessor = try reader.stored()
        self.assessment = assessment
    }
}

extension Assessment.Form: StoredText {}
extension Assessment.Stage: StoredText {}
extension Assessment.Grade: StoredText {}
