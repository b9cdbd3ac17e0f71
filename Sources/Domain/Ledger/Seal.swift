/// A teacher's figures of an account year as they were settled, and the seal (验印) on them.
///
/// Source: systems.md A04.
package struct Seal: Entity {
    /// How the teacher stood.
    package enum Result: String, CaseIterable, Sendable {
        case complete
        case incomplete
        /// The scheme asks nothing that is set.
        case open
    }

    package let id: SealID
    package var revision = 1
    package var teacher: PersonID
    package var unit: UnitID
    package var version: SchemeVersion.Key
    package var year: Int
    /// In hundredths of an hour.
    package var hours: Int
    /// In ten-thousandths of a credit.
    package var credits: Int
    package var result: Result
    /// What was lacking, in words.
    package var lacking: String?
    package var settled: Day
    /// When it was sealed; nil where it was only settled.
    package var sealed: Day?
    package var sealer: PersonID?
    /// All of the statement, kept when the year is closed; nil where it was only sealed.
    package var figures: SettledFigures?

    package init(
        id: SealID,
        teacher: PersonID,
        unit: UnitID,
        version: SchemeVersion.Key,
        year: Int,
        settled: Day
    ) {
        self.id = id
        self.teacher = teacher
        self.unit = unit
        self.version = version
        self.year = year
        self.settled = settled
        hours = 0
        credits = 0
        result = .open
    }
}
