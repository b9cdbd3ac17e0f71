/// A test that teachers sit themselves (教师测试): knowledge of the grade, theory, skill.
///
/// Source: systems.md H13.
package struct Exam: Entity {
    /// What the teachers are tested in.
    package enum Kind: String, CaseIterable, Sendable {
        case knowledge
        case theory
        case skill
    }

    /// What one teacher reached.
    package struct Mark: Hashable, Sendable {
        package let teacher: PersonID
        package let state: PupilMark.State

        package init(teacher: PersonID, state: PupilMark.State) {
            self.teacher = teacher
            self.state = state
        }
    }

    package let id: ExamID
    package var revision = 1
    package var kind: Kind
    package var on: Day
    package var full: Marks
    package var name: String?
    /// In the order of the teachers' keys.
    package var marks: [Mark]

    package init(id: ExamID, kind: Kind, on: Day, full: Marks) {
        self.id = id
        self.kind = kind
        self.on = on
        self.full = full
        marks = []
    }
}
