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
        /// Whether the round before let the teacher through; nil where there is none.
        let isAdmitted: Truth?
        /// This round's alone, in hundredths; of the part that is asked for.
        let own: Fraction?
        /// What the round before gave, where it counts in this one.
        let before: Fraction?
        /// By which it is ranked.
        let total: Fraction?
        /// Of this round's own score, and of the total.
        let ownBounds: FigureBounds
        let bounds: FigureBounds
        /// What the total is made of, by round; empty without one.
        let parts: [RoundScores]
        /// Whether the teacher goes on to the next round; nil where none is said to follow.
        var advances: Truth?

        /// Whether it takes part in the ranking: who surely may not enter pushes nobody down.
        var isCompeting: Bool { isEligible != .no && isAdmitted != .no }

        /// Whether nobody knows yet that it may take part.
        var isDoubtful: Bool { isCompeting && (isEligible == .unknown || isAdmitted == .unknown) }
    }

    /// What the ranking is by: everything, or one item or group of the instrument (单项).
    let part: String?

    let contest: Activity
    /// The round before, where this one follows another; never by a part.
    var previous: ContestRanking? { rounds.last }
    /// The rounds before this one, the first one first.
    private(set) var rounds: [ContestRanking] = []
    private(set) var entries: [Entry] = []
    /// Awards that ties made more of than was meant.
    private(set) var extended: [Bilingual] = []

    /// - Throws: RULE for an activity that is no contest, one without an instrument where several
    ///   were used, or one into which a round by another instrument would count; NOENT for an item
    ///   or group that the instrument has not.
    init(_ id: ActivityID, part: BoundArguments.Value?, _ context: Context) throws(Refusal) {
        let contest = try Descriptions.activity.contest(id, context.register)
        self.contest = contest
        self.part = part?.text
        if let id = contest.follows {
            let before = try ContestRanking(id, part: nil, context)
            rounds = before.rounds + [before]
        }
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
            let chosen = scores.last { $0.key.name == name }
            let figures = try chosen.map { scores throws(Refusal) in
                try part.map { value throws(Refusal) in try Self.total(value, scores) }
                    ?? Self.total(scores)
            }
            let own = figures?.combined
            let share = part == nil ? contest.carry : nil
            let before = try share.flatMap { _ throws(Refusal) in
                try carried(lesson.giver, by: chosen?.instrument)
            }
            let parts = Self.parts(chosen, before, share)
            let bounds = figures?.bounds ?? .absent
            entries.append(
                Entry(
                    lesson: lesson,
                    scores: chosen,
                    isEligible: giver.map { Self.isEligible($0, contest, context) } ?? .no,
                    isAdmitted: previous?.admits(lesson.giver),
                    own: own,
                    before: before?.total,
                    total: share.map { Self.total(own, before?.total, $0) } ?? own,
                    ownBounds: bounds,
                    bounds: share == nil ? bounds : RoundScores.bounds(of: parts),
                    parts: parts
                )
            )
        }
        rank()
        award()
        advance()
    }

    /// The best of what the teacher reached in the round before.
    private func carried(
        _ teacher: PersonID,
        by instrument: Instrument?
    ) throws(Refusal) -> Entry? {
        let scored = previous?.entries.filter { $0.lesson.giver == teacher && $0.total != nil }
        guard let best = scored?.min(by: { ($0.place ?? .max) < ($1.place ?? .max) }),
            let scores = best.scores, let instrument
        else { return nil }
        guard scores.instrument.rule.name == instrument.rule.name,
            scores.instrument.range == instrument.range
        else {
            throw Refusal(
                .rule,
                "the rounds were scored by different instruments, so that no share can count",
                "两轮所用量表不同，上一轮得分不能计入本轮",
                want: "activity",
                hint: "activity correct \(contest.id.text) carry= reason=…"
            )
        }
        return best
    }

    /// What a total is made of: this round's sheets, and what the round before counts.
    private static func parts(
        _ scores: LessonScores?,
        _ before: Entry?,
        _ share: Percent?
    ) -> [RoundScores] {
        guard let own = scores.flatMap({ RoundScores($0) }) else { return [] }
        guard let share else { return [own] }
        guard let before else { return [] }
        let rest = Percent(hundredths: whole - share.hundredths)
        return before.parts.map { $0.counting(share) } + [own.counting(rest)]
    }

    /// What both rounds come to, exactly; nil where one of them is without a score.
    private static func total(_ own: Fraction?, _ before: Fraction?, _ share: Percent) -> Fraction?
    {
        guard let own, let before else { return nil }
        let rest = Self.whole - share.hundredths
        return Fraction.mean([
            (value: before, weight: share.hundredths), (value: own, weight: rest),
        ])
    }

    /// What the observers' complete sheets gave the lesson.
    private static func total(
        _ scores: LessonScores
    ) -> (combined: Fraction?, bounds: FigureBounds) {
        (scores.combined, bounds(scores.totals, scores.instrument))
    }

    /// Of observers who gave those totals.
    private static func bounds(_ totals: [Fraction], _ instrument: Instrument) -> FigureBounds {
        FigureBounds(of: totals, by: instrument.rule.method, instrument.range)
    }

    /// 100 %, in hundredths of a percent.
    private static let whole = 10_000

    /// Whether this round lets the teacher through to the next one.
    func admits(_ teacher: PersonID) -> Truth {
        let own = entries.filter { $0.lesson.giver == teacher }
        // Without a number, all who may enter go on.
        let all = own.map { entry -> Truth in
            if let advances = entry.advances { return advances }
            return !entry.isCompeting ? .no : entry.isDoubtful ? .unknown : .yes
        }
        if all.contains(.yes) { return .yes }
        return all.contains(.unknown) ? .unknown : .no
    }

    /// What the observers' complete sheets gave one item or group, by the instrument's method.
    private static func total(
        _ part: BoundArguments.Value,
        _ scores: LessonScores
    ) throws(Refusal) -> (combined: Fraction?, bounds: FigureBounds) {
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
        return (own.rule.combined(totals), bounds(totals.map(\.value), own))
    }

    /// Whether the contest's condition holds for the teacher on its first day.
    static func isEligible(_ person: Person, _ contest: Activity, _ context: Context) -> Truth {
        guard let condition = contest.eligible else { return .yes }
        let view = View(register: context.register, day: contest.on, role: context.role)
        return StageRule.predicate(condition)?.holds(for: person, in: view) ?? .no
    }

    private mutating func rank() {
        for place in entries.indices {
            guard entries[place].isCompeting, let total = entries[place].total else { continue }
            let better = entries.count { other in
                other.isCompeting && other.total.map { !total.isAtLeast($0) } ?? false
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

    /// Who goes on: places up to the number, with all who share the last of them.
    ///
    /// A lesson that has no score yet may still take any place, and one of which nobody knows
    /// whether it may enter may still give up its own.
    private mutating func advance() {
        guard let number = contest.advance, part == nil else { return }
        let open = entries.count { $0.isCompeting && $0.total == nil }
        let doubtful = entries.filter(\.isDoubtful).compactMap(\.place)
        for index in entries.indices {
            let entry = entries[index]
            entries[index].advances =
                switch entry.place {
                case _ where !entry.isCompeting: .no
                case nil: .unknown
                case let place? where place - doubtful.count { $0 < place } > number: .no
                case let place? where place + open > number || entry.isDoubtful: .unknown
                case _?: .yes
                }
        }
        let through = entries.count { ($0.place ?? .max) <= number }
        guard through > number else { return }
        extended.append(
            Bilingual(
                "\(through) for \(number) places in the next round, as places are shared",
                "晋级名额 \(number)，因并列共 \(through)"
            )
        )
    }
}

extension EntityDescription<Activity> {
    /// - Throws: NOENT for an activity that is not there; RULE for one that is no contest.
    func contest(_ id: ActivityID, _ register: Register) throws(Refusal) -> Activity {
        let contest = try object(id, register)
        guard contest.kind == .contest else {
            throw Refusal(
                .rule,
                "activity \(id.text) is no contest",
                "活动 \(id.text) 不是竞赛",
                want: "activity",
                hint: "activity list where=kind=contest"
            )
        }
        return contest
    }
}
