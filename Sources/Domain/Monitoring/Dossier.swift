/// The file (学困生档案) of a pupil who was below the pass line in a final.
///
/// Source: systems.md H07: one sheet a pupil, one line a subject; a leader sees to it.
package struct Dossier: Entity {
    /// A leader looked at the file.
    package struct Check: Hashable, Sendable {
        package let by: PersonID
        package let on: Day

        package init(by: PersonID, on: Day) {
            self.by = by
            self.on = on
        }
    }

    package let id: DossierID
    package var revision = 1
    package var pupil: PupilID
    /// The final by which it was opened.
    package var test: TestID
    /// The subjects below the line.
    package var subjects: [String]
    package var opened: Day
    /// The day on which it was closed; nil while it is open.
    package var closed: Day?
    package var checks: [Check]

    package init(
        id: DossierID,
        pupil: PupilID,
        test: TestID,
        subjects: [String],
        opened: Day
    ) {
        self.id = id
        self.pupil = pupil
        self.test = test
        self.subjects = subjects
        self.opened = opened
        checks = []
    }
}
