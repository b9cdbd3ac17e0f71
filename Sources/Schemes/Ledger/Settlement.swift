package import Domain
import Grammar

/// Settles a teacher's entries under one scheme: a pure function, in integers throughout.
///
/// Entries are taken in the order of their last days, then of their keys. What an entry does not
/// give at all is decided first, then duplicates, caps on hours, credits, and caps on credits.
///
/// Source: systems.md A01–A27; practice.md 3.2, 4.11.
package struct Settlement: Sendable {
    package let rules: CreditRules
    /// The day on which it is made: from the review's first day on, entries need evidence.
    package let today: Day

    package init(_ rules: CreditRules, today: Day) {
        self.rules = rules
        self.today = today
    }

    /// The statement for account years that lie in one cycle.
    /// - Complexity: O(n log n) in the entries.
    package func statement(
        of entries: some Sequence<LedgerEntry>,
        years: ClosedRange<Int>,
        _ facts: TeacherFacts
    ) -> CreditStatement {
        // A cycle whose beginning is not set may be said by the question itself.
        let found =
            rules.cycle.cycle(of: years.lowerBound)
            ?? (years.count == rules.cycle.years ? years : nil)
        let cycle = found.map { cycle in
            min(cycle.lowerBound, years.lowerBound)...max(cycle.upperBound, years.upperBound)
        }
        let whole = cycle ?? years
        var lines = entries.compactMap { entry -> CreditLine? in
            let year = rules.cycle.number(of: entry.last)
            guard whole.contains(year) else { return nil }
            return CreditLine(entry, year: year, dimension: rules.dimension(of: entry))
        }
        lines.sort(by: Self.isOrdered)
        for place in lines.indices { judge(&lines[place], whole, facts) }
        dropDuplicates(&lines)
        for cap in rules.caps where cap.amount.measure == .hours { take(cap, from: &lines) }
        for place in lines.indices { credit(&lines[place], facts) }
        for cap in rules.caps where cap.amount.measure == .credits { take(cap, from: &lines) }
        let requirements = CreditRequirements(
            rules: rules,
            lines: lines,
            years: years,
            cycle: cycle,
            facts: facts
        )
        return CreditStatement(
            rules: rules,
            years: years,
            cycle: whole,
            hasCycle: cycle != nil,
            lines: lines,
            requirements: requirements.all,
            exempt: requirements.exemption
        )
    }

    /// By the last day, then the key, `H-9` before `H-10`.
    static func isOrdered(_ left: CreditLine, _ right: CreditLine) -> Bool {
        let (one, other) = (left.entry.id.text, right.entry.id.text)
        return (left.entry.last, one.utf8.count, one)
            < (right.entry.last, other.utf8.count, other)
    }

    // MARK: What counts at all

    private func judge(_ line: inout CreditLine, _ cycle: ClosedRange<Int>, _ facts: TeacherFacts) {
        let entry = line.entry
        switch entry.status {
        case .counted: break
        case .pending: return line.drop(.pending, .status(.pending))
        case .refused: return line.drop(.notCounted, .status(.refused))
        case .reversed: return line.drop(.notCounted, .status(.reversed))
        }
        if !entry.kind.isByHours, entry.evidence == nil {
            return line.drop(.pending, .noCertificate)
        }
        if let rule = firstExclusion(line) {
            return line.drop(.notCounted, .excluded(line: rule.source.line))
        }
        if let rule = rules.activity, let session = entry.session.flatMap(facts.session) {
            let missing = rule.missing(session)
            if !missing.isEmpty {
                return line.drop(.pending, .unfinished(missing: missing, line: rule.source.line))
            }
        }
        if let rule = missingProof(line) {
            return line.drop(.pending, .noEvidence(line: rule.source.line))
        }
        if let rule = expiry(line, cycle) {
            return line.drop(.notCounted, .expired(line: rule.source.line))
        }
        if let gate = rules.attendance, let attended = entry.attended,
            !gate.isEnough(attended, of: entry.hours)
        {
            guard !gate.isSoft else {
                line.reasons.append(.warnedAbsent(line: gate.source.line))
                return judgeProject(&line, facts)
            }
            return line.drop(.notCounted, .absent(line: gate.source.line))
        }
        judgeProject(&line, facts)
    }

    private func firstExclusion(_ line: CreditLine) -> ExclusionRule? {
        rules.exclusions.first { $0.selector.takes(line.entry, dimension: line.dimension) }
    }

    private func missingProof(_ line: CreditLine) -> ProofRule? {
        guard line.entry.evidence == nil else { return nil }
        return rules.proofs.first { rule in
            guard rule.selector.takes(line.entry, dimension: line.dimension) else { return false }
            guard let begin = rule.from, let last = rules.cycle.year(line.year)?.last else {
                return true
            }
            let start = begin.day(in: last.year)
            return start.map { today >= $0 } ?? true
        }
    }

    private func expiry(_ line: CreditLine, _ cycle: ClosedRange<Int>) -> ValidityRule? {
        guard !rules.validities.isEmpty, let end = rules.cycle.year(cycle.upperBound)?.last else {
            return nil
        }
        return rules.validities.first { rule in
            rule.selector.takes(line.entry, dimension: line.dimension)
                && line.entry.last.adding(years: rule.years) < end
        }
    }

    /// Credits, and by the switch hours, only after the approval of the school's project.
    private func judgeProject(_ line: inout CreditLine, _ facts: TeacherFacts) {
        guard let rule = rules.project, rule.governs(line.entry) else { return }
        let standing = facts.project(line.entry)
        let number = rule.source.line
        let reason: CreditReason
        if let approved = standing?.approved {
            guard line.entry.first < approved else { return }
            reason = .beforeApproval(line: number, approved: approved)
        } else {
            reason = .notApproved(line: number, project: standing?.name ?? line.entry.project)
        }
        guard rule.keepsHours else { return line.drop(.notCounted, reason) }
        line.reasons += [reason, .withoutCredits(line: number)]
    }

    private func givesNoCredits(_ line: CreditLine) -> Bool {
        line.reasons.contains { reason in
            if case .withoutCredits = reason { return true }
            return false
        }
    }

    // MARK: Duplicates

    /// What tells one achievement from another: its kind and title, for training also its days.
    private struct Achievement: Hashable {
        let kind: LedgerEntry.Kind
        let title: String
        let days: DayRange?
    }

    private func dropDuplicates(_ lines: inout [CreditLine]) {
        guard let rule = rules.duplicates, rule.choice == .highest else { return }
        var highest: [Achievement: Int] = [:]
        for (place, line) in lines.enumerated() where line.state == .counted {
            guard let title = line.entry.title else { continue }
            let achievement = Achievement(
                kind: line.entry.kind,
                title: title,
                days: line.entry.kind.isByHours ? line.entry.days : nil
            )
            guard let other = highest[achievement] else {
                highest[achievement] = place
                continue
            }
            let order = TrainingLevel.allCases
            let mine = order.firstIndex(of: line.entry.level) ?? 0
            let others = order.firstIndex(of: lines[other].entry.level) ?? 0
            guard mine != others else { continue }
            let (kept, dropped) = mine > others ? (place, other) : (other, place)
            highest[achievement] = kept
            lines[dropped].drop(
                .notCounted,
                .duplicate(of: lines[kept].entry.id, line: rule.source.line)
            )
        }
    }

    // MARK: Credits

    private func credit(_ line: inout CreditLine, _ facts: TeacherFacts) {
        guard line.state == .counted else { return }
        if givesNoCredits(line) { return }
        for gate in rules.passing where gate.selector.takes(line.entry, dimension: line.dimension) {
            if isExempt(line.entry, gate) {
                line.reasons.append(.exempted(line: gate.source.line))
                continue
            }
            guard let reason = refusal(of: line.entry, gate) else { continue }
            if gate.takesHours { return line.drop(.notCounted, reason) }
            line.reasons.append(reason)
            return
        }
        let (units, reasons) = units(of: line, facts)
        line.rawCredits = units
        line.credits = units
        line.reasons += reasons
    }

    private func refusal(of entry: LedgerEntry, _ gate: PassGate) -> CreditReason? {
        switch (entry.isPassed, gate.need) {
        case (true, _), (nil, .notFailed): nil
        case (false, _): .failed(line: gate.source.line)
        case (nil, .passed): .notExamined(line: gate.source.line)
        }
    }

    /// Whether a certificate stands in the examination's place.
    private func isExempt(_ entry: LedgerEntry, _ gate: PassGate) -> Bool {
        guard let evidence = entry.evidence, entry.isPassed == nil else { return false }
        return gate.exempts.contains(where: evidence.hasPrefix)
    }

    private func units(
        of line: CreditLine,
        _ facts: TeacherFacts
    ) -> (Int, [CreditReason]) {
        if let stated = line.entry.credits {
            return (stated.tenThousandths * (rules.scale / 10_000), [.stated])
        }
        guard line.entry.kind.isByHours else { return award(line) }
        var entry = line.entry
        var reasons: [CreditReason] = []
        if let rule = upgrade(of: entry, facts) {
            (entry.level, entry.form) = (.district, .concentrated)
            reasons.append(.upgraded(line: rule.source.line))
        }
        guard let rule = rules.coefficient(for: entry, dimension: line.dimension) else {
            return (0, reasons + [.noCoefficient])
        }
        reasons.append(.coefficient(rule))
        guard let factor = rules.units(rule) else { return (0, reasons) }
        var units = line.hours * factor
        if let step = rule.step {
            let whole = step * (rules.scale / 10_000)
            units -= units % whole
        }
        return (units, reasons)
    }

    /// The rule by which the entry counts as district training (A10).
    private func upgrade(of entry: LedgerEntry, _ facts: TeacherFacts) -> ProjectRule? {
        guard let rule = rules.project, entry.project != nil, entry.level < .district,
            let upgraded = facts.project(entry)?.upgraded
        else { return nil }
        switch rule.upgrade {
        case .year:
            return rules.cycle.number(of: entry.last) == rules.cycle.number(of: upgraded)
                || entry.first >= upgraded ? rule : nil
        case .date: return entry.first >= upgraded ? rule : nil
        }
    }

    private func award(_ line: CreditLine) -> (Int, [CreditReason]) {
        let fitting = rules.awards.first {
            $0.selector.takes(line.entry, dimension: line.dimension)
        }
        guard let rule = fitting else { return (0, [.noAward]) }
        return ((rule.value ?? 0) * (rules.scale / 10_000), [.award(rule)])
    }

    // MARK: Caps

    private func take(_ cap: CreditCap, from lines: inout [CreditLine]) {
        guard let most = rules.units(cap.amount) else { return }
        var left: [String: Int] = [:]
        for place in lines.indices where lines[place].state == .counted {
            let line = lines[place]
            let amount = line.amount(cap.amount.measure)
            guard amount > 0, cap.selector.takes(line.entry, dimension: line.dimension),
                let bucket = Self.bucket(line, cap.span)
            else { continue }
            let room = left[bucket] ?? most
            let counted = min(amount, room)
            left[bucket] = room - counted
            guard counted < amount else { continue }
            switch cap.amount.measure {
            case .hours: lines[place].hours = counted
            case .credits: lines[place].credits = counted
            }
            lines[place].reasons.append(
                .capped(
                    name: cap.name,
                    lost: amount - counted,
                    measure: cap.amount.measure,
                    line: cap.source.line
                )
            )
        }
    }

    /// What shares one cap; nil where the entry is of no programme.
    private static func bucket(_ line: CreditLine, _ span: CreditSpan) -> String? {
        switch span {
        case .item: line.entry.id.text
        case .programme: line.entry.programme
        case .year: String(line.year)
        case .cycle: ""
        }
    }
}

extension TrainingLevel: Comparable {
    package static func < (left: TrainingLevel, right: TrainingLevel) -> Bool {
        let order = allCases
        return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
    }
}
