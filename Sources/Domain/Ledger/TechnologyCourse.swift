/// How far a teacher has come in the educational-technology training (教育技术能力培训).
///
/// The hours are lines of the ledger; here stand the process evaluation, which opens the way to the
/// examination, the examination, and a certificate that may stand in its place.
///
/// Source: systems.md A14.
package struct TechnologyCourse: Entity {
    /// What came of an evaluation, and when.
    package struct Outcome: Hashable, Sendable {
        package let isPassed: Bool
        package let on: Day

        package init(isPassed: Bool, on: Day) {
            self.isPassed = isPassed
            self.on = on
        }
    }

    package let id: TechnologyID
    package var revision = 1
    package var teacher: PersonID
    /// The process evaluation (过程评价).
    package var process: Outcome?
    package var exam: Outcome?
    /// A certificate from elsewhere: 英特尔未来教育.
    package var certificate: String?
    package var certified: Day?

    package init(id: TechnologyID, teacher: PersonID) {
        self.id = id
        self.teacher = teacher
    }
}
