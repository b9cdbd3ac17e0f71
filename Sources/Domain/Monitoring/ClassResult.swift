/// The result (成绩) of one class in one subject of a test, as counts and a total.
package struct ClassResult: Entity {
    package struct ID: Hashable, Comparable, Sendable {
        package let test: TestID
        package let schoolClass: ClassID
        package let subject: String

        package init(test: TestID, schoolClass: ClassID, subject: String) {
            self.test = test
            self.schoolClass = schoolClass
            self.subject = subject
        }

        package var text: String { "\(test.text)/\(schoolClass.text)/\(subject)" }

        package static func < (left: ID, right: ID) -> Bool {
            (left.test, left.schoolClass, left.subject)
                < (right.test, right.schoolClass, right.subject)
        }
    }

    package let id: ID
    package var revision = 1
    /// The grade in which the class sat it.
    package var grade: Grade
    /// Pupils on the class list.
    package var onRoll: Int
    /// Pupils who sat the test; not more than `onRoll`.
    package var sat: Int
    package var excellent: Int
    package var pass: Int
    /// The sum of the marks of those who sat.
    package var total: Marks

    package init(
        id: ID,
        grade: Grade,
        onRoll: Int,
        sat: Int,
        excellent: Int,
        pass: Int,
        total: Marks
    ) {
        self.id = id
        self.grade = grade
        self.onRoll = onRoll
        self.sat = sat
        self.excellent = excellent
        self.pass = pass
        self.total = total
    }
}
