import Domain
import Grammar
import Notation
import Schemes

/// A contest's lessons by their scores, with shared places and awards.
///
/// Source: systems.md G11. Scores are compared exactly; who ties shares the place, and the award
/// that the place has.
struct ContestRanking: Sendable {
    /// One lesson.
    struct Entry: Sendable {
        let lesson: Lesson
        let scores: LessonScores?
        /// 1 for the best; nil where nothing is scored.
        var place: Int?
        var award: String?
        let isEligible: Truth
        /// In hundredths; of the part that is asked for.
        let total: Fraction?
    }

    /// What the ranking is by: everything, or one item or group of the instrument (单项).
    let part: String?

    let contest: Activity
    private(set) var entries: [Entry] = []
    /// Awards that ties made more of than was meant.
    private(set) var extended: [Bilingual] = []

    /// - Throws: RULE for an activity that is no contest, or one that names no instrument where
    ///   several were used.
    ///   several were used; NOENT for an item or group that the instrument has not.
    init(_ id: ActivityID, part: BoundArguments.Value?, _ context: Context) throws(Refusal) {
        let contest = try Descriptions.activity.object(id, context.register)
        guard contest.kind == .contest else {
            throw Refusal(
                .rule,
                "activity \(id.text) is no contest",
                "活动 \(id.text) 不是竞赛",
                want: "activity"
            )
        }
        self.contest = contest
        self.part = part?.text
        let register = context.register
        let lessons = register.index.lessonsByActivity[id].compactMap { register.lessons[$0] }
        let all = lessons.map { LessonScores.all(of: $0, context.regulations) }
        let names = Set(all.joined().map(\.key.name))
        guard contest.instrument != nil || names.count <= 1 else {
            throw Refusal(
                .rule,
                "\(counted(names.count, "instrument")) in use: say which is the contest's",
                "使用了 \(names.count) 种量表，请为竞赛指定",
                want: "activity",
                hint: "activity correct \(id.text) instrument=… reason=…"
            )
        }
        let name = contest.instrument ?? names.first
        for (lesson, scores) in zip(lessons, all) {
            let giver = register.persons[lesson.giver]
            let own = scores.last { $0.key.name == name }
            entries.append(
                Entry(
                    lesson: lesson,
                    scores: own,
                    isEligible: giver.map { Self.isEligible($0, contest, context) } ?? .no,
                    total: try own.flatMap { scores throws(Refusal) in
                        try part.map { value throws(Refusal) in try Self.total(value, scores) }
                            ?? scores.combined
                    }
                )
            )
        }
        rank()
        award()
    }

    /// What the observers' complete sheets gave one item or group, by the instrument's method.
    private static func total(
        _ part: BoundArguments.Value,
        _ scores: LessonScores
    ) throws(Refusal) -> Fraction? {
        guard let (own, places) = scores.instrument.part(named: part.text) else {
            let items = scores.instrument.items
            let groups = Set(items.compactMap(\.group)).sorted()
            throw part.refusal(
                .noEntity,
                "\(scores.key.text) has no item or group \(excerpt(part.text))",
                "\(scores.key.text) 没有评价项或维度 \(excerpt(part.text))",
                want: "part",
                hint: nearest(to: part.text, among: groups + items.map(\.name))
                    ?? (groups + items.map(\.name)).joined(separator: ",")
            )
        }
        guard own.items.contains(where: { !$0.isBonus }) else {
            throw part.refusal(
                .rule,
                "\(part.text) is bonus points alone: they may be left out and rank nobody",
                "\(part.text) 只是加分项，可不填，不能单独排名",
                want: "part"
            )
        }
        let totals = scores.entries.compactMap { entry -> (value: Fraction, weight: Int)? in
            guard entry.score.total != nil, let marks = entry.observation.sheet?.marks,
                let total = own.score(places.map { marks[$0] }).total
            else { return nil }
            return (total, entry.weight)
        }
        return own.rule.combined(totals)
    }

    /// Whether the contest's condition holds for the teacher on its first day.
    static func isEligible(_ person: Person, _ contest: Activity, _ context: Context) -> Truth {
        guard let condition = contest.eligible else { return .yes }
        let view = View(register: context.register, day: contest.on, role: context.role)
        return StageRule.predicate(condition)?.holds(for: person, in: view) ?? .no
    }

    private mutating func rank() {
        for place in entries.indices {
            guard let total = entries[place].total else { continue }
            let better = entries.count { other in
                other.total.map { !total.isAtLeast($0) } ?? false
            }
            entries[place].place = better + 1
        }
        entries.sort { left, right in
            let (one, two) = (left.place ?? Int.max, right.place ?? Int.max)
            return one == two ? left.lesson.id < right.lesson.id : one < two
        }
    }

    private mutating func award() {
        var last = 0
        for award in contest.awards {
            let first = last + 1
            last += award.count
            let own = entries.indices.filter { index in
                (entries[index].place).map { (first...last).contains($0) } ?? false
            }
            for index in own { entries[index].award = award.name }
            guard own.count > award.count else { continue }
            extended.append(
                Bilingual(
                    "\(award.name): \(own.count) for \(award.count), as places are shared",
                    "\(award.name)：名额 \(award.count)，因并列共 \(own.count)"
                )
            )
        }
    }
}
