/// A teacher's goals for some years, a year or a term, the study plan, and what reviews said.
///
/// Source: systems.md A18.
package struct StudyPlan: Entity {
    /// For how long it is made.
    package enum Kind: String, CaseIterable, Sendable {
        case fiveYear = "five-year"
        case year
        case term
    }

    /// A look at one goal, while it is pursued or at the end (过程性、终结性评价).
    package struct Review: Hashable, Sendable {
        /// On the way, or at the end.
        package enum Stage: String, CaseIterable, Sendable {
            case process
            case final
        }

        /// The goal's number, from 1.
        package let goal: Int
        package let stage: Stage
        package let on: Day
        package let text: String?

        package init(goal: Int, stage: Stage, on: Day, text: String?) {
            self.goal = goal
            self.stage = stage
            self.on = on
            self.text = text
        }
    }

    /// How far it has come; it follows from the reviews.
    package enum Status: String, CaseIterable, Sendable {
        case open
        /// Some goals were looked at.
        case underReview = "under-review"
        /// Every goal has its final review.
        case concluded
    }

    /// The most goals of one plan.
    package static let goalLimit = 20

    package let id: PlanID
    package var revision = 1
    package var teacher: PersonID
    package var kind: Kind
    package var first: Day
    package var last: Day
    package var goals: [String]
    /// How they are to be reached: the study plan itself.
    package var study: String?
    /// In their order.
    package var reviews: [Review]

    package init(id: PlanID, teacher: PersonID, kind: Kind, first: Day, last: Day) {
        self.id = id
        self.teacher = teacher
        self.kind = kind
        self.first = first
        self.last = last
        goals = []
        reviews = []
    }

    package var status: Status {
        guard !reviews.isEmpty else { return .open }
        return unreviewed(at: .final).isEmpty ? .concluded : .underReview
    }

    /// The numbers of the goals without a review of that stage.
    package func unreviewed(at stage: Review.Stage) -> [Int] {
        goals.indices.map { $0 + 1 }.filter { number in
            !reviews.contains { $0.goal == number && $0.stage == stage }
        }
    }
}
