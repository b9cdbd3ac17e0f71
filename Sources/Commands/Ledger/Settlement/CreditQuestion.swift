import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// Settles ledgers for commands: which schemes, which account years, what of each teacher.
///
/// A class, because it remembers what it made once for all the teachers of a statement.
final class CreditQuestion {
    let register: Register
    let regulations: Regulations
    let today: Day
    /// Read once: a look at the register's tables counts references that other threads count too.
    let hasClosings: Bool
    private let ledger: EntryShelf
    /// Whether the lines of its statements say why they give what they give.
    let explains: Bool
    private let rulings: CreditRulings
    let settledYears: SettledYears
    /// How all teachers are settled in two halves.
    let halves: Halves
    private let gathered: GatheredFacts
    // Memory for one statement, on one thread.
    /// The figures that closed years keep.
    var settled: [SettledYear: SettledSeals] = [:]
    // With the rules, so that no other ones can come to lie where they did.
    private var commons: [ObjectIdentifier: Common] = [:]
    private var lastCommon: Common?
    private var settlements: [ObjectIdentifier: Settlement] = [:]

    init(_ context: Context, register: Register? = nil, explains: Bool = false) {
        self.register = register ?? context.register
        self.explains = explains
        rulings = context.surroundings.rulings
        settledYears = context.surroundings.settledYears
        halves = context.surroundings.halves
        regulations = Regulations(register: self.register, book: context.surroundings.book)
        today = context.today
        hasClosings = !self.register.closings.isEmpty
        ledger = self.register.entries.shelf
        gathered = GatheredFacts(self.register)
    }

    /// What another question has to know to be the same one on another thread, with a memory of
    /// its own.
    struct Basis: Sendable {
        fileprivate let regulations: Regulations
        fileprivate let today: Day
        fileprivate let explains: Bool
        fileprivate let rulings: CreditRulings
        fileprivate let settledYears: SettledYears
        fileprivate let halves: Halves
    }

    var basis: Basis {
        Basis(
            regulations: regulations,
            today: today,
            explains: explains,
            rulings: rulings,
            settledYears: settledYears,
            halves: halves
        )
    }

    init(_ basis: Basis) {
        register = basis.regulations.register
        regulations = basis.regulations
        today = basis.today
        explains = basis.explains
        rulings = basis.rulings
        settledYears = basis.settledYears
        halves = basis.halves
        hasClosings = !register.closings.isEmpty
        ledger = register.entries.shelf
        gathered = GatheredFacts(register)
    }

    // MARK: Parameters

    static let period = Parameter<PeriodNotation?>.optional(
        Label("period", "期间"),
        Reading<PeriodNotation>.value,
        Bilingual(
            "the account year or years: 2024, 2024-2025, cycle, or days; today's unless given",
            "结算年度：2024、2024-2025、周期或起止日期；默认今天所在年度"
        )
    )

    static let year = Parameter<Int>.keyword(
        Label("year", "年度"),
        Reading<Int>.value,
        Bilingual("the account year", "年度")
    )
    static let scheme = Parameter<SchemeID?>.optional(
        Label("scheme", "方案"),
        SchemeParameter.reading,
        Bilingual("only under this scheme, also one not in force", "只按该方案，也可为未启用的方案")
    )
    static let unit = Parameter<UnitID>.keyword(
        Label("unit", "单位"),
        Reading<UnitID>.unit,
        Bilingual("the teachers of that unit and those below it", "该单位及下属单位的教师")
    )

    // MARK: Schemes

    /// A scheme's credit rules, and how figures cite them.
    struct Ruled: Sendable {
        let rules: CreditRules
        let version: SchemeVersion.Key
        let title: SchemeTitle
        /// Nil where the scheme was only named, and is not in force.
        let use: Domain.SchemeUse?
    }

    /// The schemes about credits in force for a unit, or the one that is named.
    /// - Throws: RULE where there is none.
    func schemes(_ named: SchemeID?, for unit: UnitID, on day: Day) throws(Refusal) -> [Ruled] {
        let inForce = try regulating(named, for: unit, on: day)
            .filter { named != nil || $0.rules.countsCredits }
        guard !inForce.isEmpty else {
            throw Refusal(
                .rule,
                "no scheme in force says how credits of \(unit.text) are counted on \(day)",
                "\(unit.text) 在 \(day) 没有规定学时学分的方案",
                want: "scheme",
                hint: "scheme use … unit=\(unit.text) from=…, or scheme=…"
            )
        }
        return inForce
    }

    /// The schemes in force for a unit that say anything of the ledger, of assessments, plans or
    /// courses, or the one that is named; there may be none.
    func regulating(
        _ named: SchemeID?,
        for unit: UnitID,
        on day: Day
    ) throws(Refusal) -> [Ruled] {
        let inForce = try inForce(for: unit, on: day)
        guard let named else { return inForce }
        if let found = inForce.first(where: { $0.version.scheme == named }) { return [found] }
        return [try loaded(named)]
    }

    /// The schemes about credits in force for a unit; there may be none.
    func inForce(for unit: UnitID, on day: Day) throws(Refusal) -> [Ruled] {
        try rulings.inForce(for: unit, on: day, regulations)
    }

    /// The latest version of a loaded scheme.
    func loaded(_ id: SchemeID) throws(Refusal) -> Ruled {
        guard !register.versions(of: id).isEmpty else {
            throw Refusal(
                .noEntity,
                "no scheme \(excerpt(id.text)) is loaded",
                "没有载入方案 \(excerpt(id.text))",
                want: "scheme",
                hint: "scheme load \(id.text)"
            )
        }
        return try ruled(try register.version(nil, of: id))
    }

    func ruled(_ version: SchemeVersion) throws(Refusal) -> Ruled {
        let scheme = try regulations.book.scheme(version)
        guard let rules = scheme.credits else {
            throw Refusal(
                .rule,
                "scheme \(version.id.text) says nothing about credits",
                "方案 \(version.id.text) 没有学时学分规定",
                want: "scheme",
                hint: "scheme list"
            )
        }
        return Ruled(rules: rules, version: version.id, title: scheme.title, use: nil)
    }

    // MARK: Teachers

    /// What settlements under one scheme's rules have in common, whoever the teacher is.
    private struct Common {
        let rules: CreditRules
        let needsHomeroom: Bool
        let asksProjects: Bool
        /// By the text of the condition.
        let conditions: [String: Predicate<Person>]
    }

    private func common(_ rules: CreditRules) -> Common {
        if let lastCommon, lastCommon.rules === rules { return lastCommon }
        if let known = commons[ObjectIdentifier(rules)] {
            lastCommon = known
            return known
        }
        var conditions: [String: Predicate<Person>] = [:]
        for text in rules.conditions { conditions[text] = StageRule.predicate(text) }
        let common = Common(
            rules: rules,
            needsHomeroom: rules.asksHomeroom,
            asksProjects: rules.project != nil || rules.selfChosen != nil,
            conditions: conditions
        )
        commons[ObjectIdentifier(rules)] = common
        return common
    }

    /// How settlements under the rules look things up, for any teacher.
    func lookups(_ rules: CreditRules) -> TeacherLookups {
        let common = common(rules)
        let register = register
        return TeacherLookups(
            project: { [gathered] person, entry, year in
                common.asksProjects ? gathered.standing(entry, of: person, in: year) : nil
            },
            session: { register.sessions[SessionID($0)] },
            attendance: { [gathered] teacher, programme in
                gathered.attendance(of: teacher)[programme]
            },
            technology: { teacher in
                register.index.technologiesByTeacher[teacher].first
                    .flatMap { register.technologies[$0] }
            },
            fits: { person, condition, day in
                let view = View(register: register, day: day)
                return common.conditions[condition]?.holds(for: person.value, in: view) ?? .unknown
            }
        )
    }

    func facts(
        _ person: Stored<Person>,
        _ rules: CreditRules,
        asksHomeroom: Bool = false,
        _ lookups: TeacherLookups? = nil
    ) -> TeacherFacts {
        let needsHomeroom = asksHomeroom || common(rules).needsHomeroom
        return TeacherFacts(
            person: person,
            homeroom: needsHomeroom ? gathered.homeroom(of: person.key) : [],
            lookups ?? self.lookups(rules)
        )
    }

    /// The teacher's statement under a scheme.
    func statement(
        of person: Person,
        _ ruled: Ruled,
        _ years: ClosedRange<Int>
    ) -> CreditStatement {
        statement(of: Stored(person), settlement(ruled.rules), years, ruled.version.scheme)
    }

    func statement(
        of person: Stored<Person>,
        _ settlement: Settlement,
        _ years: ClosedRange<Int>,
        _ scheme: SchemeID
    ) -> CreditStatement {
        let entries = ledger.run(of: person.key)?.entries ?? []
        return settlement.statement(
            of: entries[...],
            years: years,
            facts(person, settlement.rules),
            keeping: kept(person.key, scheme)
        )
    }

    /// What the statement comes to.
    func figures(
        of person: Stored<Person>,
        _ account: Account,
        _ years: ClosedRange<Int>,
        _ scheme: SchemeID
    ) -> SettlementFigures {
        let entries = ledger.run(of: person.key)?.entries ?? []
        return account.settlement.figures(
            of: entries[...],
            years: years,
            facts(person, account.settlement.rules, account.lookups),
            keeping: kept(person.key, scheme)
        )
    }

    func settlement(_ rules: CreditRules) -> Settlement {
        if let known = settlements[ObjectIdentifier(rules)] { return known }
        let settlement = Settlement(rules, today: today, explains: explains)
        settlements[ObjectIdentifier(rules)] = settlement
        return settlement
    }
}
