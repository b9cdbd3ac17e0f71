/// A school's project of school-based training (校本研修项目) in a year.
///
/// Source: systems.md A08–A10, A28.
package struct ModuleProject: Entity {
    /// How far it has come.
    package enum Status: String, CaseIterable, Sendable {
        case draft
        case submitted
        /// Presented at the briefing (立项说明会).
        case presented
        case approved
        case refused
        /// Taken over as district training.
        case upgraded
    }

    /// One step: what it became, when, and why.
    package struct Step: Hashable, Sendable {
        package let status: Status
        package let on: Day
        package let reason: String?

        package init(status: Status, on: Day, reason: String?) {
            self.status = status
            self.on = on
            self.reason = reason
        }
    }

    /// What kind of school-based project it is.
    package enum Kind: String, CaseIterable, Sendable {
        /// The module project of A08.
        case module
        /// Content that is assigned; the territory examines it (指定内容).
        case assigned
        /// Self-chosen content, to be approved before it starts (自主项目).
        case selfChosen = "self-chosen"
    }

    package let id: ProjectID
    package var revision = 1
    package var unit: UnitID
    package var kind: Kind = .module
    /// The account year.
    package var year: Int
    package var dimension: String
    package var theme: String?
    /// The concrete arrangement of courses.
    package var courses: [String]
    /// Half-days of concentrated study in the year.
    package var halfDays: Int?
    package var methods: [String]
    package var hasFullStaff = false
    /// Whether plan and scheme were sent to the training school (A28).
    package var hasPlan = false
    package var hasScheme = false
    /// Who answers for it first: the principal; and the leader who runs it, with a group (A28).
    package var principal: PersonID?
    package var leader: PersonID?
    package var group: [PersonID] = []
    /// The first day on which it was carried out.
    package var started: Day?
    /// Those who decide on it.
    package var panel: [PersonID]
    /// In their order; a draft has none.
    package var steps: [Step]

    package init(id: ProjectID, unit: UnitID, year: Int, dimension: String) {
        self.id = id
        self.unit = unit
        self.year = year
        self.dimension = dimension
        courses = []
        methods = []
        panel = []
        steps = []
    }

    package var status: Status { steps.last?.status ?? .draft }

    /// Since when it is approved; nil where it is not.
    package var approved: Day? {
        guard status == .approved || status == .upgraded else { return nil }
        return steps.last { $0.status == .approved }?.on
    }

    /// Whether it began before it was approved, or without (A28).
    ///
    /// An approval that was later refused is none.
    package var isStartedEarly: Bool {
        guard let started else { return false }
        return approved.map { started < $0 } ?? true
    }

    /// Since when it is district training.
    package var upgraded: Day? {
        status == .upgraded ? steps.last?.on : nil
    }
}
