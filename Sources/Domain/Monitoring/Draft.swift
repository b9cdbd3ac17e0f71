/// A test paper that a teacher has set (命题): each sets one a term.
///
/// Source: systems.md H10, F05 item 3.
package struct Draft: Entity {
    package let id: DraftID
    package var revision = 1
    package var teacher: PersonID
    package var term: TermID
    package var subject: String
    package var grade: Grade
    package var on: Day
    package var title: String?

    package init(
        id: DraftID,
        teacher: PersonID,
        term: TermID,
        subject: String,
        grade: Grade,
        on: Day
    ) {
        self.id = id
        self.teacher = teacher
        self.term = term
        self.subject = subject
        self.grade = grade
        self.on = on
    }
}
