package import Domain
package import Grammar
import Notation
import Synchronization

/// The statements of one scheme about hours and credits, by what they do.
///
/// A class, so that every settlement refers to the one reading of a scheme.
package final class CreditRules: Sendable {
    package let cycle: CreditCycle
    package let dimensions: [CreditDimension]
    package let coefficients: [Coefficient]
    package let awards: [AwardRate]
    package let minima: [CreditMinimum]
    /// Items first, then programmes, years, cycles; within one span in the order of the file.
    package let caps: [CreditCap]
    package let substitutions: [Substitution]
    package let blocks: [CreditBlock]
    package let passing: [PassGate]
    package let attendance: AttendanceGate?
    package let duplicates: DuplicateRule?
    package let proofs: [ProofRule]
    package let exclusions: [ExclusionRule]
    package let approval: ApprovalRule?
    package let means: [MeanTarget]
    package let shares: [SubjectShare]
    package let validities: [ValidityRule]
    package let prorate: ProrateRule?
    package let exempts: [ExemptRule]
    package let project: ProjectRule?
    package let personnel: [PersonnelGate]
    package let dayLimits: [DayLimit]
    package let activity: ActivityRule?
    package let participation: ParticipationLimit?
    package let ban: BanRule?
    package let programme: ProgrammeRule?
    package let assessment: AssessmentRule?
    package let technology: TechnologyRule?
    package let catalogue: CatalogueRule?
    package let plans: [PlanRule]
    package let selfChosen: SelfChosenRule?
    package let recognitions: [RecognitionRule]
    package let outcomes: [OutcomeRule]
    package let specialGroups: [SpecialGroup]
    package let ownCycles: [OwnCycle]
    /// How many units of a settlement make one credit: all its arithmetic is in integers.
    package let scale: Int
    /// What the rules say of lines that they cannot tell apart.
    let classes = EntryClasses()
    let desks = SettlementDesks()
    /// The rules as plain numbers; made when they are first settled by.
    var plain: PlainRules {
        plainRules.withLock { known in
            if let known { return known }
            let plain = PlainRules(self)
            known = plain
            return plain
        }
    }
    private let plainRules = Mutex<PlainRules?>(nil)

    /// The greatest scale: no sum of a teacher's entries can then leave an `Int`.
    package static let scaleLimit = 10_000_000

    /// Statements that cannot all hold, and the line of the later one.
    package struct Contradiction: Error {
        package let line: Int
        package let refusal: Refusal
    }

    /// - Returns: nil where there is no statement about credits.
    package init?(_ rules: [Rule]) throws(Contradiction) {
        let all = rules.compactMap { rule -> CreditRule? in
            guard case .credit(let rule) = rule else { return nil }
            return rule
        }
        guard let first = all.first else { return nil }
        var sorted = Sorted()
        for rule in all { sorted.add(rule) }
        guard let cycle = sorted.cycle else {
            throw Contradiction(
                line: first.source.line,
                refusal: Refusal(
                    .rule,
                    "no statement says in what years it is counted: cycle by=…",
                    "缺少周期语句：cycle by=…",
                    want: "cycle"
                )
            )
        }
        self.cycle = cycle
        dimensions = sorted.dimensions
        coefficients = sorted.coefficients
        awards = sorted.awards
        minima = sorted.minima
        let order = CreditSpan.allCases
        caps = order.flatMap { span in sorted.caps.filter { $0.span == span } }
        substitutions = sorted.substitutions
        blocks = sorted.blocks
        passing = sorted.passing
        attendance = sorted.attendance
        duplicates = sorted.duplicates
        proofs = sorted.proofs
        exclusions = sorted.exclusions
        approval = sorted.approval
        means = sorted.means
        shares = sorted.shares
        validities = sorted.validities
        prorate = sorted.prorate
        exempts = sorted.exempts
        project = sorted.project
        personnel = sorted.personnel
        dayLimits = sorted.dayLimits
        activity = sorted.activity
        participation = sorted.participation
        ban = sorted.ban
        programme = sorted.programme
        assessment = sorted.assessment
        technology = sorted.technology
        catalogue = sorted.catalogue
        plans = sorted.plans
        selfChosen = sorted.selfChosen
        recognitions = sorted.recognitions
        outcomes = sorted.outcomes
        specialGroups = sorted.specialGroups
        ownCycles = sorted.ownCycles
        scale = try Self.scale(
            Self.scale(of: sorted.coefficients),
            with: sorted.recognitions
        )
        try CreditConsistency(self).check()
    }

    /// Whether a rule is only for teachers of whom a condition is so.
    package var hasConditions: Bool { !conditions.isEmpty }

    /// The conditions on teachers that settlements ask about.
    package var conditions: [String] {
        minima.compactMap(\.condition) + exempts.compactMap(\.condition)
            + ownCycles.compactMap(\.condition)
    }

    /// Which rule says that a teacher has a cycle of one's own, and the year in which it begins.
    package struct OwnStart: Sendable {
        /// Nil where nobody knows it: then the teacher has the cycle of all.
        package let year: Int?
        package let rule: OwnCycle
    }

    package var hasOwnCycles: Bool { !ownCycles.isEmpty }
    /// Whether anything is asked of a whole cycle.
    package var asksOfCycles: Bool {
        minima.contains { $0.span == .cycle } || !blocks.isEmpty
    }

    /// Of the rules about own cycles the first that fits on the last day of an account year; nil
    /// where none does.
    func ownStart(of facts: TeacherFacts, in year: Int) -> OwnStart? {
        guard let day = cycle.year(year)?.last else { return nil }
        let rule = ownCycles.first { rule in
            rule.condition.map { facts.fits($0, day) == .yes } ?? true
        }
        return rule.map { OwnStart(year: $0.start(of: facts.person, cycle), rule: $0) }
    }

    /// Whether they count hours or credits at all, beside regulating other things.
    package var countsCredits: Bool {
        !minima.isEmpty || !coefficients.isEmpty || !awards.isEmpty || !blocks.isEmpty
            || !means.isEmpty || !shares.isEmpty || !caps.isEmpty || !dimensions.isEmpty
    }

    /// Whether a rule is for homeroom teachers.
    package var asksHomeroom: Bool {
        minima.contains { $0.who == .homeroom } || exempts.contains { $0.who == .homeroom }
    }

    /// Rules as they are read.
    private struct Sorted {
        var cycle: CreditCycle?
        var dimensions: [CreditDimension] = []
        var coefficients: [Coefficient] = []
        var awards: [AwardRate] = []
        var minima: [CreditMinimum] = []
        var caps: [CreditCap] = []
        var substitutions: [Substitution] = []
        var blocks: [CreditBlock] = []
        var passing: [PassGate] = []
        var attendance: AttendanceGate?
        var duplicates: DuplicateRule?
        var proofs: [ProofRule] = []
        var exclusions: [ExclusionRule] = []
        var approval: ApprovalRule?
        var means: [MeanTarget] = []
        var shares: [SubjectShare] = []
        var validities: [ValidityRule] = []
        var prorate: ProrateRule?
        var exempts: [ExemptRule] = []
        var project: ProjectRule?
        var personnel: [PersonnelGate] = []
        var dayLimits: [DayLimit] = []
        var activity: ActivityRule?
        var participation: ParticipationLimit?
        var ban: BanRule?
        var programme: ProgrammeRule?
        var assessment: AssessmentRule?
        var technology: TechnologyRule?
        var catalogue: CatalogueRule?
        var plans: [PlanRule] = []
        var selfChosen: SelfChosenRule?
        var recognitions: [RecognitionRule] = []
        var outcomes: [OutcomeRule] = []
        var specialGroups: [SpecialGroup] = []
        var ownCycles: [OwnCycle] = []

        mutating func add(_ rule: CreditRule) {
            switch rule {
            case .cycle(let rule): cycle = rule
            case .dimension(let rule): dimensions.append(rule)
            case .coefficient(let rule): coefficients.append(rule)
            case .award(let rule): awards.append(rule)
            case .minimum(let rule): minima.append(rule)
            case .cap(let rule): caps.append(rule)
            case .substitution(let rule): substitutions.append(rule)
            case .block(let rule): blocks.append(rule)
            case .passing(let rule): passing.append(rule)
            case .attendance(let rule): attendance = rule
            case .duplicates(let rule): duplicates = rule
            case .proof(let rule): proofs.append(rule)
            case .excluded(let rule): exclusions.append(rule)
            case .approval(let rule): approval = rule
            case .mean(let rule): means.append(rule)
            case .subjectShare(let rule): shares.append(rule)
            case .validity(let rule): validities.append(rule)
            case .prorate(let rule): prorate = rule
            case .exempt(let rule): exempts.append(rule)
            case .project(let rule): project = rule
            case .personnel(let rule): personnel.append(rule)
            case .dayLimit(let rule): dayLimits.append(rule)
            case .activity(let rule): activity = rule
            case .participation(let rule): participation = rule
            case .ban(let rule): ban = rule
            case .programme(let rule): programme = rule
            case .assessment(let rule): assessment = rule
            case .technology(let rule): technology = rule
            case .catalogue(let rule): catalogue = rule
            case .plan(let rule): plans.append(rule)
            case .selfChosen(let rule): selfChosen = rule
            case .recognition(let rule): recognitions.append(rule)
            case .outcome(let rule): outcomes.append(rule)
            case .specialGroup(let rule): specialGroups.append(rule)
            case .ownCycle(let rule): ownCycles.append(rule)
            }
        }
    }

    // MARK: The unit of credits

    /// The least number of units of which every coefficient gives a whole number for 0.01 hours.
    private static func scale(of coefficients: [Coefficient]) throws(Contradiction) -> Int {
        var scale = 10_000
        for rule in coefficients {
            guard let value = rule.value else { continue }
            guard value <= 10_000 * rule.per.hundredths else {
                throw Contradiction(
                    line: rule.source.line,
                    refusal: Refusal(
                        .rule,
                        "more than 100 credits for an hour",
                        "每学时超过 100 学分",
                        want: "value"
                    )
                )
            }
            let whole = 10_000 * rule.per.hundredths
            let denominator = whole / divisor(value, whole)
            let (product, isOver) = (scale / divisor(scale, denominator))
                .multipliedReportingOverflow(by: denominator)
            guard !isOver, product <= scaleLimit else {
                throw Contradiction(
                    line: rule.source.line,
                    refusal: Refusal(
                        .rule,
                        "these coefficients have no common unit that can be counted exactly",
                        "各系数没有可精确计算的公共单位",
                        want: "per"
                    )
                )
            }
            scale = product
        }
        return scale
    }

    /// A multiple of the scale of which every rate gives a whole number for 0.0001 credits.
    private static func scale(
        _ scale: Int,
        with recognitions: [RecognitionRule]
    ) throws(Contradiction) -> Int {
        var scale = scale
        for rule in recognitions {
            guard let rate = rule.rate else { continue }
            let whole = 10_000 * (10_000 / divisor(rate, 10_000))
            scale *= whole / divisor(scale, whole)
            guard scale <= scaleLimit else {
                throw Contradiction(
                    line: rule.source.line,
                    refusal: Refusal(
                        .rule,
                        "this rate and the coefficients have no common unit",
                        "折算率与各系数没有可精确计算的公共单位",
                        want: "rate"
                    )
                )
            }
        }
        return scale
    }

    private static func divisor(_ left: Int, _ right: Int) -> Int {
        var (left, right) = (left, right)
        while right != 0 { (left, right) = (right, left % right) }
        return max(left, 1)
    }

    /// An amount of a rule in the units in which its measure is summed up.
    package func units(_ amount: CreditAmount) -> Int? {
        amount.scaled.map { scaled in
            switch amount.measure {
            case .hours: scaled
            case .credits: scaled * (scale / 10_000)
            }
        }
    }

    /// Units of credit for a hundredth of an hour.
    package func units(_ coefficient: Coefficient) -> Int? {
        coefficient.value.map { $0 * scale / (10_000 * coefficient.per.hundredths) }
    }

    /// The first coefficient that fits.
    package func coefficient(
        for entry: LedgerEntry,
        dimension: String?
    ) -> Coefficient? {
        coefficients.first { $0.selector.takes(entry, dimension: dimension) }
    }

    /// The dimension under this scheme: the entry's own, or the one to which it is mapped.
    package func dimension(of entry: LedgerEntry) -> String? {
        let names = [entry.dimension, entry.category].compactMap(\.self)
        for name in names {
            if dimensions.contains(where: { $0.name == name }) { return name }
            if let mapped = dimensions.first(where: { $0.maps.contains(name) }) {
                return mapped.name
            }
        }
        return dimensions.isEmpty ? entry.dimension : nil
    }
}
