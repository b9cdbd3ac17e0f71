import Domain
import Grammar
import Notation
import Schemes

/// How one person stands with the lessons that are to be observed in a term.
///
/// Source: systems.md G01, G02; cases 83, 85, 86, 88.
struct QuotaFigure: Sendable {
    let person: Person
    /// The quota with the most lessons a term of those that fit.
    let quota: ObservationQuota?
    /// The quota with the most lessons a week of those that fit.
    let pattern: ObservationQuota?
    let citation: String
    let observed: ObservedLessons
    /// Teaching weeks that are still to come; as the scheme or the calendar counts them.
    let weeksLeft: Int
    let weeks: Int
    /// The numbers of the weeks over which the pattern was missed.
    let missedWeeks: [Int]

    /// What the quotas of the categories of teachers are called; others have their own names.
    static let names = Category.allCases.map(\.label) + [Label("each", "每周听课")]

    /// A quota's name as it is printed.
    static func name(_ name: String) -> Label {
        names.first { $0.english == name } ?? Label(name, name)
    }

    var short: Int { max(0, (quota?.term ?? 0) - observed.count) }

    /// Not met while the term goes on means only: not yet.
    var verdict: Verdict? { quota.map { _ in short == 0 ? .met : .notMet } }

    /// What is needed a week, in hundredths, rounded half up; nil where nothing or no week is left.
    var perWeek: Int? {
        short > 0 && weeksLeft > 0 ? Fraction(short * 100, weeksLeft).rounded(places: 0) : nil
    }

    /// The figures of those to whom a quota applies, and how many a date leaves open.
    static func all(
        of term: Domain.Term,
        in unit: UnitID,
        asof: Day?,
        only: PersonID?,
        _ context: Context
    ) throws(Refusal) -> (figures: [QuotaFigure], unknown: Int) {
        guard let days = TermQuestion.days(term, asof, context), let last = days.last else {
            return ([], 0)
        }
        let view = View(register: context.register, day: last, role: context.role)
        let persons =
            only.map { TermQuestion.persons(only: $0, in: unit, on: last, context) }
            ?? TermQuestion.persons(in: unit, on: last, context) { _ in true }
        var figures: [QuotaFigure] = []
        var unknown = 0
        for person in persons {
            let quotas = try context.regulations.quotas(for: person.unit[last], on: last)
            var fitting: [ObservationQuota] = []
            for (quota, _) in quotas {
                guard quota.term != nil || quota.weekly != nil else { continue }
                switch StageRule.predicate(quota.condition)?.holds(for: person, in: view) {
                case .yes: fitting.append(quota)
                case .unknown: unknown += 1
                case .no, nil: break
                }
            }
            guard let first = quotas.first, !fitting.isEmpty else { continue }
            figures.append(
                QuotaFigure(person, fitting, first.1.citation, term, days, last, context.register)
            )
        }
        return (figures, unknown)
    }

    private init(
        _ person: Person,
        _ quotas: [ObservationQuota],
        _ citation: String,
        _ term: Domain.Term,
        _ days: DayRange,
        _ last: Day,
        _ register: Register
    ) {
        self.person = person
        self.citation = citation
        quota = quotas.filter { $0.term != nil }.max { ($0.term ?? 0) < ($1.term ?? 0) }
        pattern = quotas.filter { $0.weekly != nil }.max { ($0.weekly ?? 0) < ($1.weekly ?? 0) }
        let observed = ObservedLessons(by: person.id, in: days, register)
        self.observed = observed
        let calendar = term.teachingWeeks
        let begun = calendar.filter { $0.first <= last }
        weeks = term.statedWeeks ?? calendar.count
        weeksLeft = last >= term.to ? 0 : max(0, weeks - begun.count)
        let weekly = pattern?.weekly ?? 0
        // A week that is not over may still be met.
        missedWeeks = begun.filter { week in
            week.last <= last && observed.count(in: week.first...week.last) < weekly
        }.map(\.number)
    }
}

extension QuotaFigure {
    /// The lessons observed, the quota with its line, what is needed a week.
    func reasons(_ term: Domain.Term) -> [Bilingual] {
        let who = person.id.text
        let lessons = observed.units.map { unit in
            "\(unit.on) \(unit.lessons.map(\.id.text).joined(separator: "+"))"
        }
        let list = lessons.joined(separator: ", ")
        var lines = [
            Bilingual(
                "\(who): \(counted(observed.count, "lesson")) in \(term.id.text): \(list)",
                "\(who)：\(term.id.text) 已听 \(observed.count) 节：\(list)"
            )
        ]
        if let quota, let required = quota.term {
            let line = "\(citation) line \(quota.source.line)"
            let need = perWeek.map {
                "\(short) / \(weeksLeft) = \(Decimals.fixed($0, places: 2))"
            }
            lines.append(
                Bilingual(
                    "  \(quota.name): \(required) a term (\(line)); short \(short)"
                        + (need.map { "; a week: \($0)" } ?? ""),
                    "  \(Self.name(quota.name).chinese)：每学期 \(required) 节（\(citation) 第 "
                        + "\(quota.source.line) 行）；还差 \(short)"
                        + (need.map { "；每周 \($0)" } ?? "")
                )
            )
        }
        if let pattern, let weekly = pattern.weekly {
            let weeks = missedWeeks.map(String.init).joined(separator: ",")
            lines.append(
                Bilingual(
                    "  \(pattern.name): \(weekly) a week, not carried over; missed: \(weeks)",
                    "  \(Self.name(pattern.name).chinese)：每周 \(weekly) 节，不结转；未听周次：\(weeks)"
                )
            )
        }
        return lines
    }
}
