import Domain
import Notation

/// What a scheme asks of a teacher in account years, and how far the lines go.
struct CreditRequirements<Line: AccountLine> {
    // Kept by the settlement that makes this: to count references to what all teachers have in
    // common is to wait for the other thread.
    unowned(unsafe) let rules: CreditRules
    unowned(unsafe) let plain: PlainRules
    let lines: [Line]
    let asked: AskedYears
    let facts: TeacherFacts
    /// What closed years asked, and what became of it.
    let settled: [Int: [CreditRequirement]]

    private var years: ClosedRange<Int> { asked.years }

    /// Nil where the scheme does not set when a cycle begins, or the years are of several.
    private var cycle: ClosedRange<Int>? { asked.cycle }

    /// The exemption that takes the teacher out of every minimum.
    var exemption: ExemptRule? {
        guard plain.hasExempts, let span = span(years) else { return nil }
        return rules.exempts.first { applies($0.who, $0.condition, span) }
    }

    /// Minima by year, those of the cycle, blocks; substitutions and carrying over done.
    var all: [CreditRequirement] {
        var all: [CreditRequirement] = []
        // What is carried over is what the cycle's years before have left.
        let first = plain.carries ? asked.carryingStart(years.lowerBound) : years.lowerBound
        var left: [String: Int] = [:]
        for year in first...years.upperBound {
            if asked.carryingStart(year) == year { left = [:] }
            let found =
                settled[year] ?? substituted(minima(year...year, isCycle: false, carried: left))
            left = [:]
            for requirement in found where requirement.left > 0 {
                left[requirement.name] = requirement.left
            }
            if years.contains(year) { all += found }
        }
        let whole = cycle ?? years
        all += substituted(minima(whole, isCycle: true)) + blocks(whole)
        return all
    }

    /// What `CreditStatement.verdict` says of all of them.
    var verdict: Verdict {
        if let exemption { return CreditStatement.verdict(all, exempt: exemption) }
        guard !plain.isInvolved else { return CreditStatement.verdict(all) }
        var (isAsked, isShort) = (false, false)
        func look(_ minimum: Minimum) {
            guard let need = minimum.need, plain.minima[minimum.place].isHard else { return }
            isAsked = true
            if minimum.have < need { isShort = true }
        }
        for year in years { visitMinima(year...year, isCycle: false, look) }
        visitMinima(cycle ?? years, isCycle: true, look)
        return isShort ? .notMet : isAsked ? .met : .noData
    }

    private func span(_ years: ClosedRange<Int>) -> DayRange? {
        guard let first = rules.cycle.year(years.lowerBound)?.first,
            let last = rules.cycle.year(years.upperBound)?.last
        else { return nil }
        return DayRange(first, last)
    }

    private func applies(_ who: Audience, _ condition: String?, _ span: DayRange) -> Bool {
        guard facts.isIn(who, span, cycle: self.span(cycle ?? years) ?? span) else { return false }
        guard let condition else { return true }
        return facts.fits(condition, span.last ?? span.first) == .yes
    }

    // MARK: Minima

    /// A minimum that is asked, and how far the lines go.
    private struct Minimum {
        let place: Int
        let have: Int
        let need: Int?
        let served: CreditRequirement.Days?
    }

    private func minima(
        _ years: ClosedRange<Int>,
        isCycle: Bool,
        carried: [String: Int] = [:]
    ) -> [CreditRequirement] {
        var found: [CreditRequirement] = []
        visitMinima(years, isCycle: isCycle) { minimum in
            var requirement = CreditRequirement(
                rules: rules,
                origin: .minimum(minimum.place),
                years: years,
                isCycle: isCycle,
                have: minimum.have,
                need: minimum.need,
                served: minimum.served
            )
            if let amount = carried[requirement.name] {
                requirement.received.append(.init(name: requirement.name, amount: amount))
            }
            found.append(requirement)
        }
        return found
    }

    private func visitMinima(
        _ years: ClosedRange<Int>,
        isCycle: Bool,
        _ body: (Minimum) -> Void
    ) {
        guard let span = span(years) else { return }
        let wanted: CreditSpan = isCycle ? .cycle : .year
        // A cycle whose beginning is not set has no end either, and of parts of several nothing
        // is asked.
        let isOpen = isCycle && cycle == nil
        for place in plain.minima.indices where plain.minima[place].span == wanted {
            let minimum = plain.minima[place]
            if !minimum.isForAll {
                let rule = rules.minima[place]
                guard applies(rule.who, rule.condition, span) else { continue }
            }
            var need = isOpen ? nil : minimum.need
            var served: CreditRequirement.Days?
            if let rule = rules.prorate, let whole = need {
                let (days, all) = facts.serviceDays(in: span, rule)
                if days < all {
                    need = Fraction(whole, all).ceiling(times: days)
                    served = CreditRequirement.Days(served: days, all: all)
                }
            }
            let have = have(place, minimum.measure, years)
            body(Minimum(place: place, have: have, need: need, served: served))
        }
    }

    private func have(_ place: Int, _ measure: CreditMeasure, _ years: ClosedRange<Int>) -> Int {
        var have = 0
        for line in lines.indices
        where lines[line].isIn(minimum: place) && years.contains(lines[line].year) {
            have += lines[line].account(measure)
        }
        return have
    }

    private func substituted(_ requirements: [CreditRequirement]) -> [CreditRequirement] {
        guard !rules.substitutions.isEmpty else { return requirements }
        var requirements = requirements
        var surplus: [String: Int] = [:]
        var short: [String: Int] = [:]
        for requirement in requirements {
            surplus[requirement.name] = requirement.surplus
            short[requirement.name] = requirement.short
        }
        let allowed = rules.substitutions.flatMap { rule in
            rule.targets.map { (from: rule.from, to: $0) }
        }
        let flow = SubstitutionFlow(
            surplus: surplus,
            short: short,
            allowed: allowed,
            soft: Set(requirements.filter { $0.mode == .soft }.map(\.name))
        )
        for move in flow.moves() {
            for place in requirements.indices {
                if requirements[place].name == move.from {
                    requirements[place].given.append(.init(name: move.to, amount: move.amount))
                }
                if requirements[place].name == move.to {
                    requirements[place].received.append(.init(name: move.from, amount: move.amount))
                }
            }
        }
        return requirements
    }

    // MARK: Blocks

    private func blocks(_ years: ClosedRange<Int>) -> [CreditRequirement] {
        rules.blocks.indices.map { place in
            CreditRequirement(
                rules: rules,
                origin: .block(place),
                years: years,
                isCycle: true,
                have: longest(place, years),
                need: cycle == nil ? nil : rules.blocks[place].hours.hundredths,
                served: nil
            )
        }
    }

    /// The hours of the longest run of entries of one programme that join day to day.
    private func longest(_ block: Int, _ years: ClosedRange<Int>) -> Int {
        let fitting = lines.filter { line in
            years.contains(line.year) && line.hours > 0 && line.isIn(block: block)
        }.sorted { $0.packed.first < $1.packed.first }
        var runs: [Programme: (hours: Int, last: Day)] = [:]
        var most = 0
        for line in fitting {
            let (first, last) = (line.packed.first, line.packed.last)
            let programme = Programme(line.packed)
            var run = runs[programme] ?? (0, first.adding(days: -1))
            if first > run.last.adding(days: 1) { run = (0, last) }
            run = (run.hours + line.hours, max(run.last, last))
            runs[programme] = run
            most = max(most, run.hours)
        }
        return most
    }

}

/// What joins entries into one block; an entry of no programme joins no other one.
private enum Programme: Hashable {
    case named(PackedWord)
    case entry(PackedText)

    init(_ entry: PackedEntry) {
        self = entry.programme == .none ? .entry(entry.key) : .named(entry.programme)
    }
}
