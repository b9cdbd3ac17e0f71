/// A teacher's taking part in a national programme, for the integrity file (培训诚信档案).
///
/// Every participation is on file; the ban follows from the three failures.
///
/// Source: systems.md B08, B09, reading 8.
package struct IntegrityRecord: Entity {
    /// How it ended.
    package enum Kind: String, CaseIterable, Sendable {
        case completed
        /// Did not attend (未参训).
        case absent
        /// Told to leave (被劝退).
        case dismissed
        /// Did not complete (未结业).
        case incomplete

        /// Whether it bans, unless a special reason was approved.
        package var isFailure: Bool {
            switch self {
            case .completed: false
            case .absent, .dismissed, .incomplete: true
            }
        }
    }

    package let id: IntegrityID
    package var revision = 1
    package var teacher: PersonID
    package var programme: String
    /// The programme's type and subject, which are not to be repeated (B08).
    package var type: String?
    package var subject: String?
    package var kind: Kind
    /// The day of the decision.
    package var on: Day
    package var specialReason: String?
    /// Who approved the special reason; nil where nobody did.
    package var approver: PersonID?

    package init(id: IntegrityID, teacher: PersonID, programme: String, kind: Kind, on: Day) {
        self.id = id
        self.teacher = teacher
        self.programme = programme
        self.kind = kind
        self.on = on
    }

    /// Whether a special reason was approved, so that nothing follows from it.
    package var isExcused: Bool { specialReason != nil && approver != nil }

    /// The last day of a ban of so many years that begins with the decision.
    ///
    /// The corresponding day after them is still banned (§0.3).
    package func banEnd(years: Int) -> Day { on.adding(years: years) }
}
