/// How a teacher applies what a programme taught, as it was examined back at school (应用考核).
///
/// Source: systems.md B10.
package struct FollowUp: Entity {
    package let id: FollowUpID
    package var revision = 1
    package var teacher: PersonID
    package var programme: String
    package var on: Day
    /// A score, a grade, or both.
    package var score: Marks?
    package var grade: Assessment.Grade?
    package var examiner: PersonID?
    /// What was looked at: 汇报课, 校内讲座.
    package var note: String?

    package init(id: FollowUpID, teacher: PersonID, programme: String, on: Day) {
        self.id = id
        self.teacher = teacher
        self.programme = programme
        self.on = on
    }
}
