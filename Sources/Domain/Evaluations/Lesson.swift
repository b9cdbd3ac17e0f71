/// A lesson that was given once (课), which observations refer to.
///
/// Source: systems.md G01, G06, G08, G11.
package struct Lesson: Entity {
    /// What kind of lesson (课型).
    package enum Kind: String, CaseIterable, Sendable {
        /// 常态课.
        case ordinary
        /// 研究课.
        case research
        /// 示范课.
        case demonstration
        /// 汇报课.
        case report
        /// 公开课.
        case open
        /// 赛课.
        case contest
    }

    package let id: LessonID
    package var revision = 1
    package var kind: Kind
    /// The school in which it was given.
    package var unit: UnitID
    package var on: Day
    package var time: LessonTime?
    package var schoolClass: ClassID?
    /// The subject, or the kindergarten's field (领域).
    package var subject: String?
    package var topic: String?
    package var giver: PersonID
    /// What the giver says before it: theme, intended improvement (课前说主题).
    package var before: String?
    /// What the giver says after it: gain and loss (课后说反思).
    package var after: String?
    /// The open day, visit or contest that it belongs to.
    package var activity: ActivityID?

    package init(id: LessonID, kind: Kind, unit: UnitID, on: Day, giver: PersonID) {
        self.id = id
        self.kind = kind
        self.unit = unit
        self.on = on
        self.giver = giver
    }

    /// What it refers to.
    package var references: [ObjectName] {
        [.unit(unit), .person(giver)] + (schoolClass.map { [.schoolClass($0)] } ?? [])
            + (activity.map { [.activity($0)] } ?? [])
    }

    /// Whether the two are halves of one double lesson: the same giver, class and subject in
    /// periods that follow each other.
    ///
    /// Source: systems.md G01: a double lesson is one.
    package func isHalf(with other: Lesson) -> Bool {
        guard on == other.on, giver == other.giver, subject == other.subject,
            let schoolClass, schoolClass == other.schoolClass, let time, let otherTime = other.time
        else { return false }
        return time.adjoins(otherTime)
    }

    /// Whether the two take place at one time on one day, as far as is known.
    package func isAtTime(of other: Lesson) -> Bool {
        guard on == other.on, let time, let otherTime = other.time else { return false }
        return time.overlaps(otherTime)
    }
}

/// When on its day a lesson is: in periods of the timetable, or by the clock.
package enum LessonTime: Hashable, Sendable {
    case periods(ClosedRange<Int>)
    /// In minutes from midnight; the end is not a part of it.
    case clock(from: Int, to: Int)

    /// The periods of a day.
    package static let periods = 1...16

    /// Whether both are surely at one time; a period and the clock cannot be compared.
    package func overlaps(_ other: LessonTime) -> Bool {
        switch (self, other) {
        case (.periods(let one), .periods(let two)): one.overlaps(two)
        case (.clock(let from, let to), .clock(let otherFrom, let otherTo)):
            from < otherTo && otherFrom < to
        case (.periods, .clock), (.clock, .periods): false
        }
    }

    /// The longest break in a double lesson, in minutes.
    private static let breakLimit = 20

    /// Whether one follows the other with nothing but a short break between them.
    package func adjoins(_ other: LessonTime) -> Bool {
        switch (self, other) {
        case (.periods(let one), .periods(let two)):
            one.upperBound + 1 == two.lowerBound || two.upperBound + 1 == one.lowerBound
        case (.clock(let from, let to), .clock(let otherFrom, let otherTo)):
            (0...Self.breakLimit).contains(otherFrom - to)
                || (0...Self.breakLimit).contains(from - otherTo)
        case (.periods, .clock), (.clock, .periods): false
        }
    }
}

// Read where they stand: another module would copy the whole object for each of them.
extension Stored where Object == Lesson {
    package var on: Day { value.on }
    package var giver: PersonID { value.giver }
    package var unit: UnitID { value.unit }
    package var activity: ActivityID? { value.activity }
    package var time: LessonTime? { value.time }

    /// By day, then by key.
    package static func < (left: Stored, right: Stored) -> Bool {
        left.value.on == right.value.on
            ? left.value.id < right.value.id : left.value.on < right.value.on
    }

    package func isHalf(with other: Stored) -> Bool { value.isHalf(with: other.value) }
    package func isAtTime(of other: Stored) -> Bool { value.isAtTime(of: other.value) }
}
