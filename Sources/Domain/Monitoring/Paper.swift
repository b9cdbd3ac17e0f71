/// A paper (试卷): what one grade sat in one subject of a test.
///
/// Thresholds are marks at or above which a pupil's result counts; nil is *unset*, and the
/// scheme's line then serves.
package struct Paper: Entity {
    package struct ID: Hashable, Ordered {
        package let test: TestID
        package let grade: Grade
        package let subject: String

        package init(test: TestID, grade: Grade, subject: String) {
            self.test = test
            self.grade = grade
            self.subject = subject
        }

        package var text: String { "\(test.text)/\(grade.number)/\(subject)" }

        package static func < (left: ID, right: ID) -> Bool {
            (left.test, left.grade, left.subject) < (right.test, right.grade, right.subject)
        }
    }

    /// Who invigilates and who marks in one class; nil is nobody yet.
    ///
    /// Source: systems.md H02.
    package struct Staff: Hashable, Sendable {
        package let schoolClass: ClassID
        package var invigilator: PersonID?
        package var marker: PersonID?

        package init(schoolClass: ClassID, invigilator: PersonID?, marker: PersonID?) {
            self.schoolClass = schoolClass
            self.invigilator = invigilator
            self.marker = marker
        }
    }

    package let id: ID
    package var revision = 1
    package var on: Day
    package var full: Marks
    package var excellent: Marks?
    package var good: Marks?
    package var pass: Marks?
    package var low: Marks?
    /// Who invigilates and marks, in the order of the classes.
    package var staff: [Staff]

    package init(id: ID, on: Day, full: Marks) {
        self.id = id
        self.on = on
        self.full = full
        staff = []
    }
}
