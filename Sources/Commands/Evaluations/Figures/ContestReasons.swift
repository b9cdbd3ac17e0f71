import Domain
import Grammar
import Notation
import Schemes

/// Why a teacher may enter a contest, what an earlier round counts, who goes on.
enum ContestReasons {
    /// What the round before counts in each total.
    static func carried(_ ranking: ContestRanking) -> [Bilingual] {
        guard let share = ranking.contest.carry, ranking.part == nil else { return [] }
        let rest = Percent(hundredths: 10_000 - share.hundredths).text
        return ranking.entries.compactMap { entry in
            guard let own = entry.own, let before = entry.before, let total = entry.total else {
                return nil
            }
            let id = entry.lesson.id.text
            let (first, second) = (
                LessonScoreReasons.shown(before), LessonScoreReasons.shown(own)
            )
            let sum = "\(share.text) × \(first) + \(rest) × \(second)"
            let score = LessonScoreReasons.shown(total)
            let how = RoundScores.method(of: entry.parts, entry.bounds) ?? Bilingual("", "")
            return Bilingual(
                "\(id): \(sum) = \(score)\(how.english)",
                "\(id)：\(sum) = \(score)\(how.chinese)"
            )
        }
    }

    /// Which places go on, and why one is open.
    static func admission(_ ranking: ContestRanking) -> [Bilingual] {
        guard let number = ranking.contest.advance, ranking.part == nil else { return [] }
        let open = ranking.entries.count { $0.isCompeting && $0.total == nil }
        let last = ranking.entries.filter { ($0.place ?? .max) <= number }.last
        let line = last.map { LessonScoreReasons.shown($0.total ?? Fraction(0, 1)) } ?? "-"
        return [
            Bilingual(
                "goes on: places 1 to \(number), from \(line); \(counted(open, "lesson")) without "
                    + "a score may still take any place",
                "晋级：第 1 至 \(number) 名，分数线 \(line)；尚有 \(open) 节课未评分，名次未定"
            )
        ]
    }

    /// What the condition looks at in a teacher, and whether it holds.
    static func eligibility(
        _ person: Person,
        _ contest: Activity,
        _ admitted: Truth?,
        _ context: Context
    ) -> Bilingual {
        let view = View(register: context.register, day: contest.on, role: context.role)
        let fields = contest.eligible.flatMap(StageRule.predicate)?.fields ?? []
        let found = fields.map { ($0.name, $0.read(person, view)) }
        let holds = ContestRanking.isEligible(person, contest, context)
        let who = "\(person.id.text) \(person.name[contest.on])"
        func text(_ language: Language) -> String {
            let isEnglish = language == .english
            var parts = found.map { name, value in
                let unset = isEnglish ? "unset" : "未设"
                let shown = value == .none ? unset : Self.text(value, language)
                return "\(isEnglish ? name.english : name.chinese)=\(shown)"
            }
            if let admitted, let before = contest.follows {
                parts.append("\(before.text)=\(Self.text(admitted, language))")
            }
            return parts.isEmpty ? "-" : parts.joined(separator: ", ")
        }
        let verdict = admitted.map { holds.both($0) } ?? holds
        return Bilingual(
            "\(who): \(text(.english)): \(Self.text(verdict, .english))",
            "\(who)：\(text(.chinese))：\(Self.text(verdict, .chinese))"
        )
    }

    private static func text(_ value: FieldValue, _ language: Language) -> String {
        guard case .word(let label, _) = value else { return value.text }
        return label[language]
    }

    private static func text(_ truth: Truth, _ language: Language) -> String {
        guard language == .chinese else { return ContestShow.word(truth) }
        return switch truth {
        case .yes: "是"
        case .no: "否"
        case .unknown: "未定"
        }
    }
}
