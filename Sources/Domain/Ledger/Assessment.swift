/// What a teacher reached in one assessment of a year (考核): a score, a grade, or both.
///
/// The source names four grades and no failing one; a fifth says "not passed".
///
/// Source: systems.md A15.
package struct Assessment: Entity {
    /// Who assesses: the city all alike (统一考核), or the county with the school (校本考查).
    package enum Form: String, CaseIterable, Sendable {
        case unified
        case schoolBased = "school-based"
    }

    /// What is looked at: how the training went, or what came of it.
    package enum Stage: String, CaseIterable, Sendable {
        /// By the trainer, on the spot (即时考核).
        case instant
        /// The process check (过程考核).
        case process
        /// The assessment of the result, the acceptance (达标验收).
        case result
    }

    /// The four grades of the source, best first, and the one below them.
    package enum Grade: String, CaseIterable, Sendable {
        case excellent
        case good
        case qualified
        /// 基本合格.
        case basic
        /// 不合格.
        case failed
    }

    package let id: AssessmentID
    package var revision = 1
    package var teacher: PersonID
    /// The account year.
    package var year: Int
    package var form: Form
    package var stage: Stage?
    /// What is assessed: 培训, 教学技能, 师德; nil for the training as a whole.
    package var subject: String?
    package var score: Marks?
    /// As the assessor wrote it; nil where the scheme's bands give it from the score.
    package var grade: Grade?
    package var on: Day
    package var assessor: PersonID?

    package init(id: AssessmentID, teacher: PersonID, year: Int, form: Form, on: Day) {
        self.id = id
        self.teacher = teacher
        self.year = year
        self.form = form
        self.on = on
    }

    package var place: Place {
        Place(teacher: teacher, year: year, form: form, stage: stage, subject: subject)
    }

    /// What no two assessments share.
    package struct Place: Hashable, Sendable {
        package let teacher: PersonID
        package let year: Int
        package let form: Form
        package let stage: Stage?
        package let subject: String?
    }
}
