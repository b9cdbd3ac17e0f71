import Domain
import Grammar
import Notation
import Schemes

/// Which groups have their own training, and who of them has had it.
///
/// Source: systems.md K12, A24.
struct SpecialQuestion {
    /// One group.
    struct Group {
        let name: String
        /// The least hours that cover somebody, in hundredths.
        let least: Int
        let takes: (Person) -> Bool
        /// Which rule names it.
        let note: Bilingual?
    }

    let context: Context
    private let days: DayRange
    private let day: Day

    init(_ context: Context, _ days: DayRange, _ day: Day) {
        self.context = context
        self.days = days
        self.day = day
    }

    /// The groups asked about: the one that is named, or those of the schemes in force.
    /// - Throws: ARITY where none is named and no scheme has one; BADARG for a bad condition.
    func groups(
        _ special: String?,
        _ condition: BoundArguments.Value?,
        _ scheme: SchemeID?,
        _ unit: UnitID
    ) throws(Refusal) -> [Group] {
        let ruled = try ruled(scheme, unit)
        var groups: [Group] = []
        for ruled in ruled {
            for rule in ruled.rules.specialGroups where special.map({ $0 == rule.name }) ?? true {
                groups.append(group(rule, ruled))
            }
        }
        if let condition, let special { groups = [try group(special, condition)] }
        if groups.isEmpty, let special {
            groups = [Group(name: special, least: 1, takes: { _ in true }, note: nil)]
        }
        guard !groups.isEmpty else {
            throw Refusal(
                .arity,
                "say special=: no scheme here has special groups",
                "须给出专题对象：方案没有规定专项对象",
                want: "special"
            )
        }
        return groups
    }

    private func ruled(
        _ scheme: SchemeID?,
        _ unit: UnitID
    ) throws(Refusal) -> [CreditQuestion.Ruled] {
        let inForce = try context.regulations.all(for: unit, on: day)
        guard scheme != nil || inForce.contains(where: { $0.scheme.credits != nil }) else {
            return []
        }
        return try CreditQuestion(context).regulating(scheme, for: unit, on: day)
    }

    private func group(
        _ special: String,
        _ condition: BoundArguments.Value
    ) throws(Refusal) -> Group {
        let predicate: Predicate<Person>
        do throws(Refusal) {
            predicate = try StageRule.check(condition.text)
        } catch {
            throw condition.pointing(error)
        }
        let view = View(register: context.register, day: day, role: context.role)
        return Group(
            name: special,
            least: 1,
            takes: { predicate.holds(for: $0, in: view) == .yes },
            note: nil
        )
    }

    private func group(_ rule: SpecialGroup, _ ruled: CreditQuestion.Ruled) -> Group {
        let predicate = rule.condition.flatMap { StageRule.predicate($0) }
        let view = View(register: context.register, day: day, role: context.role)
        let question = CreditQuestion(context)
        let (days, rules) = (days, ruled.rules)
        let line = RuleCitation.of(rule.source, in: ruled.version.text)
        let least = rule.hours.map { Hours(hundredths: $0).text }
        return Group(
            name: rule.name,
            least: rule.hours ?? 1,
            takes: { person in
                guard
                    question.facts(Stored(person), rules, asksHomeroom: rule.who == .homeroom)
                        .isIn(rule.who, days, cycle: days)
                else { return false }
                return predicate.map { $0.holds(for: person, in: view) == .yes } ?? true
            },
            note: Bilingual(
                "\(rule.name): \(rule.condition ?? rule.who.label.english)"
                    + (least.map { ", at least \($0) h" } ?? "") + " (\(line.english))",
                "\(rule.name)：\(rule.condition ?? rule.who.label.chinese)"
                    + (least.map { "，不少于 \($0) 学时" } ?? "") + "（\(line.chinese)）"
            )
        )
    }

    /// Hours of that training in the days asked about, in hundredths.
    func hours(of teacher: PersonID, _ special: String) -> Int {
        entries(of: teacher, special).reduce(0) { $0 + $1.hours.hundredths }
    }

    /// The counted lines of that training in the days asked about.
    func entries(of teacher: PersonID, _ special: String) -> [LedgerEntry] {
        context.register.entries(of: teacher).filter { entry in
            entry.status == .counted && entry.special == special && days.contains(entry.last)
        }
    }
}
