/// What a unit holds once (活动): an open day, a visit, a contest, a course, a survey, an inspection.
///
/// Lessons and evaluations refer to it, so that one event is recorded once.
/// Source: systems.md G08, G10, G11, I07, J08; design.md section 2, activities.
package struct Activity: Entity {
    /// What is held.
    package enum Kind: String, CaseIterable, Sendable {
        /// The whole school is open: listening, comment, reflection (G08).
        case openDay = "open-day"
        /// Trainers or researchers come to the school (G10, I07).
        case visit
        /// A contest of lessons (G11).
        case contest
        /// A course or session of training that is evaluated (J08).
        case course
        /// Forms that are handed out (J17).
        case survey
        /// An inspection of a school (I07).
        case inspection
        case meeting
    }

    /// What visitors do at a school (G10).
    package enum Form: String, CaseIterable, Sendable {
        /// 听课.
        case observing
        /// 评课.
        case discussing
        /// 上课: they give a talk or a lesson.
        case talking
        /// 做课: they join a project of the backbone teachers.
        case joining
    }

    /// How many of a contest's entries get an award.
    package struct Award: Hashable, Sendable {
        package let name: String
        package let count: Int

        package init(name: String, count: Int) {
            self.name = name
            self.count = count
        }
    }

    package let id: ActivityID
    package var revision = 1
    package var kind: Kind
    /// Where it is held, or whom it is for.
    package var unit: UnitID
    package var on: Day
    /// The last day, where it takes several.
    package var to: Day?
    package var name: String?
    package var place: String?
    package var subject: String?
    /// Who comes or gives it: visitors, trainers, judges, inspectors.
    package var people: [PersonID]
    package var forms: [Form]
    /// How many were to fill in a form, for the response rate.
    package var invited: Int?
    /// The instrument by which its entries are scored.
    package var instrument: String?
    /// Who may enter it, as a condition on teachers.
    package var eligible: String?
    /// The awards, the highest first.
    package var awards: [Award]
    /// The contest's round before this one (初赛 before 决赛).
    package var follows: ActivityID?
    /// How many go on to the next round.
    package var advance: Int?
    /// What the round before counts in this one's total; unset: nothing.
    package var carry: Percent?

    package init(id: ActivityID, kind: Kind, unit: UnitID, on: Day) {
        self.id = id
        self.kind = kind
        self.unit = unit
        self.on = on
        people = []
        forms = []
        awards = []
    }

    package var period: DayRange { DayRange(on, to ?? on) }

    /// What it refers to.
    package var references: [ObjectName] {
        [.unit(unit)] + people.map { .person($0) } + (follows.map { [.activity($0)] } ?? [])
    }
}
