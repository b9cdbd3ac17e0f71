import Domain
import Grammar
import Notation
import Schemes

/// The statements of a unit's teachers under one scheme, and what it asks of them together.
///
/// Source: systems.md A22, A25.
struct CreditGroup {
    /// One teacher's.
    struct Member {
        let person: Person
        let statement: CreditStatement
        /// What the teacher taught, in a closed year as it was settled.
        let subjects: [String]
    }

    /// A mean against its target, in ten-thousandths.
    struct Mean {
        let rule: MeanTarget
        /// Rounded half up; nil without teachers.
        let value: Int?
        let need: Int?
        let short: Int?
        let verdict: Verdict
        /// The exact sum in the measure's units, and over how many.
        let sum: Int
        let count: Int
    }

    /// How many of a subject's teachers have an entry of the kind.
    struct Share {
        let rule: SubjectShare
        let subject: String
        let teachers: Int
        let have: Int
        let need: Int?
        let verdict: Verdict
    }

    let rules: CreditRules
    /// None where the sums say all that is asked.
    private let statements: [Member]
    /// What is kept up of all of them together, where that says all that is asked.
    private let sum: CreditSum?
    private let subjects: [String]

    var count: Int { sum?.teachers ?? statements.count }
    var complete: Int {
        sum?.complete ?? statements.count { $0.statement.verdict == .met }
    }

    /// From the figures that are kept up, where the scheme asks no more than they say, and nothing
    /// is closed; otherwise from each teacher's statement.
    static func group(
        _ question: CreditQuestion,
        _ unit: UnitID,
        _ ruled: CreditQuestion.Ruled,
        _ years: ClosedRange<Int>,
        _ day: Day,
        _ standing: StandingCredits
    ) throws(Refusal) -> CreditGroup {
        let rules = ruled.rules
        let isSimple =
            !question.hasClosings && rules.shares.isEmpty
            && rules.means.allSatisfy { $0.selector == .all && $0.isCapped }
        guard isSimple else { return try CreditGroup(question, unit, ruled, years, day) }
        let asked = StandingCredits.Question(
            version: ruled.version,
            years: years,
            today: question.today,
            day: day,
            unit: unit,
            isNamed: true
        )
        var all = CreditSum()
        for sum in try standing.standing(asked, ruled, question).sums.values { all.add(sum) }
        return CreditGroup(rules, all)
    }

    private init(_ rules: CreditRules, _ sum: CreditSum) {
        self.rules = rules
        self.sum = sum
        statements = []
        subjects = []
    }

    init(
        _ question: CreditQuestion,
        _ unit: UnitID,
        _ ruled: CreditQuestion.Ruled,
        _ years: ClosedRange<Int>,
        _ day: Day
    ) throws(Refusal) {
        let scheme = ruled.version.scheme
        rules = ruled.rules
        sum = nil
        statements = try question.members(of: unit, scheme, years, on: day).map {
            member throws(Refusal) in
            let kept =
                years.count == 1
                ? question.kept(member.person.id, scheme)[years.lowerBound] : nil
            let item = try question.item(member.person, ruled, years, on: day).0
            return Member(
                person: member.person,
                statement: item.statement,
                subjects: kept?.subjects ?? member.person.subjects[day]
            )
        }
        let own = statements.flatMap(\.subjects)
        let taught = question.register.teachings.filter { teaching in
            teaching.period.contains(day)
                && question.register.classes[teaching.schoolClass].map {
                    question.regulations.lineage(of: $0.unit, on: day).contains(unit)
                } ?? false
        }.map(\.subject)
        subjects = Set(own + taught).sorted()
    }

    /// Each mean that the scheme asks, compared without rounding.
    var means: [Mean] {
        rules.means.map { rule in
            let sum = total(rule)
            let count = count
            let need = rules.units(rule.amount)
            let missing = need.map { max(0, $0 * count - sum) }
            func places4(_ units: Int, of count: Int) -> Int? {
                let whole = rule.amount.measure == .hours ? 100 : rules.scale
                return Fraction(units, whole * max(count, 1)).rounded(places: 4)
            }
            let verdict: Verdict
            if let missing, count > 0 {
                verdict = missing == 0 ? .met : .notMet
            } else {
                verdict = .noData
            }
            return Mean(
                rule: rule,
                value: count == 0 ? nil : places4(sum, of: count),
                need: need.flatMap { places4($0, of: 1) },
                short: count == 0 ? nil : missing.flatMap { places4($0, of: count) },
                verdict: verdict,
                sum: sum,
                count: count
            )
        }
    }

    private func total(_ rule: MeanTarget) -> Int {
        if let sum {
            switch rule.amount.measure {
            case .hours: return sum.hours
            case .credits: return sum.credits
            }
        }
        return statements.reduce(0) { sum, member in
            sum
                + member.statement.asked.filter {
                    rule.selector.takes($0.entry, dimension: $0.dimension)
                }.reduce(0) { $0 + amount($1, rule) }
        }
    }

    private func amount(_ line: CreditLine, _ rule: MeanTarget) -> Int {
        rule.isCapped ? line.amount(rule.amount.measure) : line.rawAmount(rule.amount.measure)
    }

    /// Each subject against each share; a teacher of two subjects counts in both.
    var shares: [Share] {
        rules.shares.flatMap { rule in
            subjects.map { subject in
                let own = statements.filter { $0.subjects.contains(subject) }
                let have = own.count { member in
                    member.statement.asked.contains { line in
                        line.state == .counted
                            && rule.selector.takes(line.entry, dimension: line.dimension)
                    }
                }
                guard !own.isEmpty else {
                    return Share(
                        rule: rule,
                        subject: subject,
                        teachers: 0,
                        have: 0,
                        need: nil,
                        verdict: .noData
                    )
                }
                let need = rule.least.fraction.ceiling(times: own.count)
                return Share(
                    rule: rule,
                    subject: subject,
                    teachers: own.count,
                    have: have,
                    need: need,
                    verdict: have >= need ? .met : .notMet
                )
            }
        }
    }

    /// The arithmetic of the means and shares.
    var reasons: [Bilingual] {
        let means = means.map { mean -> Bilingual in
            let sum = CreditText.amount(mean.sum, mean.rule.amount.measure, scale: rules.scale)
            let value = mean.value.map { Decimals.text($0, places: 4) } ?? "-"
            return Bilingual(
                "  \(mean.rule.name): \(sum) / \(mean.count) = \(value) "
                    + "(line \(mean.rule.source.line))",
                "  \(mean.rule.name)：\(sum) / \(mean.count) = \(value)"
                    + "（第 \(mean.rule.source.line) 行）"
            )
        }
        let shares = shares.map { share -> Bilingual in
            guard let need = share.need else {
                return Bilingual(
                    "  \(share.rule.name) \(share.subject): no teachers, no data",
                    "  \(share.rule.name) \(share.subject)：没有教师，无数据"
                )
            }
            return Bilingual(
                "  \(share.rule.name) \(share.subject): \(share.have) of \(share.teachers), "
                    + "needs \(need) = ceil(\(share.teachers) × \(share.rule.least.text)) "
                    + "(line \(share.rule.source.line))",
                "  \(share.rule.name) \(share.subject)：\(share.teachers) 人中 \(share.have) 人，"
                    + "需 \(need) 人（第 \(share.rule.source.line) 行）"
            )
        }
        return means + shares
    }
}
