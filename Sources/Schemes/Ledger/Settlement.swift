package import Domain
import Grammar

/// Settles a teacher's entries under one scheme: a pure function, in integers throughout.
///
/// Entries are taken in the order of their last days, then of their keys. What an entry does not
/// give at all is decided first, then duplicates, caps on hours, credits, and caps on credits.
///
/// Source: systems.md A01–A27; practice.md 3.2, 4.11.
///
/// It works on packed lines and what the rules say of their kinds (`EntryClass`), so that all
/// teachers of a district are settled in the time of a few looks at each line; reasons are written
/// down only where somebody asks for them.
package struct Settlement {
    package let rules: CreditRules
    /// The day on which it is made: from the review's first day on, entries need evidence.
    package let today: Day
    /// Whether lines say why they give what they give.
    package let explains: Bool
    private let classes = EntryClassCache()
    private let plain: PlainRules

    package init(_ rules: CreditRules, today: Day, explains: Bool = true) {
        self.rules = rules
        plain = rules.plain
        self.today = today
        self.explains = explains
    }

    /// The statement for account years that lie in one cycle.
    package func statement(
        of entries: some Sequence<LedgerEntry>,
        years: ClosedRange<Int>,
        _ facts: TeacherFacts
    ) -> CreditStatement {
        let packed = entries.map { PackedEntry($0) }.sorted(by: PackedEntry.isBefore)
        return statement(of: packed[...], years: years, facts)
    }

    /// The statement of a teacher's entries, in the order in which they are kept.
    /// - Complexity: O(n log n) in the entries.
    package func statement(
        of entries: ArraySlice<PackedEntry>,
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
        var lines: [CreditLine] = []
        lines.reserveCapacity(entries.count)
        for entry in entries {
            let year = rules.cycle.number(of: entry.last)
            guard whole.contains(year) else { continue }
            let entryClass = classes.entryClass(of: entry, rules)
            lines.append(CreditLine(entry, of: facts.person.id, year: year, entryClass))
        }
        for place in lines.indices { judge(&lines[place], whole, facts) }
        dropDuplicates(&lines)
        for place in plain.caps.indices where plain.caps[place].measure == .hours {
            take(place, from: &lines)
        }
        for place in lines.indices { credit(&lines[place], facts) }
        for place in plain.caps.indices where plain.caps[place].measure == .credits {
            take(place, from: &lines)
        }
        let requirements = CreditRequirements(
            rules: rules,
            plain: plain,
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
            totals: CreditStatement.Totals(lines, years),
            requirements: requirements.all,
            exempt: requirements.exemption
        )
    }

    /// Writes a reason down, where somebody asks for reasons.
    private func note(_ reason: @autoclosure () -> CreditReason, _ line: inout CreditLine) {
        if explains { line.reasons.append(reason()) }
    }

    private func drop(
        _ line: inout CreditLine,
        _ state: CreditLine.State,
        _ reason: @autoclosure () -> CreditReason
    ) {
        line.drop(state)
        note(reason(), &line)
    }

    // MARK: What counts at all

    private func judge(_ line: inout CreditLine, _ cycle: ClosedRange<Int>, _ facts: TeacherFacts) {
        let entry = line.packed
        switch entry.status {
        case .counted: break
        case .pending: return drop(&line, .pending, .status(.pending))
        case .refused: return drop(&line, .notCounted, .status(.refused))
        case .reversed: return drop(&line, .notCounted, .status(.reversed))
        }
        if !entry.kind.isByHours, entry.evidence == .none {
            return drop(&line, .pending, .noCertificate)
        }
        if let number = line.entryClass.exclusionLine {
            return drop(&line, .notCounted, .excluded(line: number))
        }
        if plain.hasActivity, let rule = rules.activity,
            let session = entry.session.text.flatMap(facts.session)
        {
            let missing = rule.missing(session)
            if !missing.isEmpty {
                let number = rule.source.line
                return drop(&line, .pending, .unfinished(missing: missing, line: number))
            }
        }
        if let rule = missingProof(line) {
            return drop(&line, .pending, .noEvidence(line: rule.source.line))
        }
        if let rule = expiry(line, cycle) {
            return drop(&line, .notCounted, .expired(line: rule.source.line))
        }
        if plain.hasAttendance, let attended = entry.attended, let gate = rules.attendance,
            !gate.isEnough(attended, of: entry.hours)
        {
            guard !gate.isSoft else {
                note(.warnedAbsent(line: gate.source.line), &line)
                return judgeProject(&line, facts)
            }
            return drop(&line, .notCounted, .absent(line: gate.source.line))
        }
        judgeProject(&line, facts)
    }

    private func missingProof(_ line: CreditLine) -> ProofRule? {
        guard line.packed.evidence == .none else { return nil }
        return line.entryClass.proofs.first { rule in
            guard let begin = rule.from, let last = rules.cycle.year(line.year)?.last else {
                return true
            }
            let start = begin.day(in: last.year)
            return start.map { today >= $0 } ?? true
        }
    }

    private func expiry(_ line: CreditLine, _ cycle: ClosedRange<Int>) -> ValidityRule? {
        guard !line.entryClass.validities.isEmpty,
            let end = rules.cycle.year(cycle.upperBound)?.last
        else { return nil }
        return line.entryClass.validities.first { line.packed.last.adding(years: $0.years) < end }
    }

    /// Credits, and by the switch hours, only after the approval of the school's project.
    private func judgeProject(_ line: inout CreditLine, _ facts: TeacherFacts) {
        guard let rule = plain.project,
            line.entryClass.isSchoolBased || line.packed.project != .none
        else { return }
        let standing = facts.project(line.packed, line.year)
        let approved = standing?.approved
        if let approved, line.packed.first >= approved { return }
        line.lacksApproval = approved == nil
        let number = rule.line
        let project = standing?.name ?? line.packed.project.text
        let reason =
            approved.map { CreditReason.beforeApproval(line: number, approved: $0) }
            ?? .notApproved(line: number, project: project)
        guard rule.keepsHours else { return drop(&line, .notCounted, reason) }
        line.givesNoCredits = true
        note(reason, &line)
        note(.withoutCredits(line: number), &line)
    }

    // MARK: Duplicates

    /// Of one achievement at several levels the highest counts: training of one title and days,
    /// other achievements of one kind and title.
    private func dropDuplicates(_ lines: inout [CreditLine]) {
        guard let rule = plain.duplicatesLine else { return }
        // By title, within a title as they lie; mostly every title is another one.
        var titled = lines.indices.compactMap { place -> (title: UInt64, place: Int)? in
            let title = lines[place].packed.title
            guard lines[place].state == .counted, title != .none else { return nil }
            return (title.bits, place)
        }
        titled.sort { ($0.title, $0.place) < ($1.title, $1.place) }
        var first = 0
        while first < titled.count {
            var end = first + 1
            while end < titled.count, titled[end].title == titled[first].title { end += 1 }
            if end - first > 1 {
                dropDuplicates(titled[first..<end].map(\.place), &lines, rule)
            }
            first = end
        }
    }

    private func dropDuplicates(_ places: [Int], _ lines: inout [CreditLine], _ rule: Int) {
        var highest: [Int] = []
        for place in places {
            let same = highest.firstIndex { other in
                lines[place].packed.isSameAchievement(as: lines[other].packed)
            }
            guard let same else {
                highest.append(place)
                continue
            }
            let other = highest[same]
            let (mine, others) = (lines[place].packed.level, lines[other].packed.level)
            guard mine != others else { continue }
            let (kept, dropped) = mine > others ? (place, other) : (other, place)
            highest[same] = kept
            let key = lines[kept].packed.key
            drop(
                &lines[dropped],
                .notCounted,
                .duplicate(of: EntryID(key.text ?? ""), line: rule)
            )
        }
    }

    // MARK: Credits

    private func credit(_ line: inout CreditLine, _ facts: TeacherFacts) {
        guard line.state == .counted, !line.givesNoCredits else { return }
        for gate in line.entryClass.passing {
            if isExempt(line.packed, gate) {
                note(.exempted(line: gate.source.line), &line)
                continue
            }
            guard let reason = refusal(of: line.packed, gate) else { continue }
            if gate.takesHours { return drop(&line, .notCounted, reason) }
            return note(reason, &line)
        }
        let units = units(of: &line, facts)
        line.rawCredits = units
        line.credits = units
    }

    private func refusal(of entry: PackedEntry, _ gate: PassGate) -> CreditReason? {
        switch (entry.isPassed, gate.need) {
        case (true, _), (nil, .notFailed): nil
        case (false, _): .failed(line: gate.source.line)
        case (nil, .passed): .notExamined(line: gate.source.line)
        }
    }

    /// Whether a certificate stands in the examination's place.
    private func isExempt(_ entry: PackedEntry, _ gate: PassGate) -> Bool {
        guard !gate.exempts.isEmpty, entry.isPassed == nil, let evidence = entry.evidence.text
        else { return false }
        return gate.exempts.contains(where: evidence.hasPrefix)
    }

    private func units(of line: inout CreditLine, _ facts: TeacherFacts) -> Int {
        if let stated = line.packed.credits {
            note(.stated, &line)
            return stated.tenThousandths * (rules.scale / 10_000)
        }
        guard line.packed.kind.isByHours else { return award(&line) }
        var entryClass = line.entryClass
        if isUpgraded(line, facts), let rule = plain.project {
            var entry = line.entry
            (entry.level, entry.form) = (.district, .concentrated)
            note(.upgraded(line: rule.line), &line)
            entryClass = classes.entryClass(of: PackedEntry(entry), rules)
        }
        if explains {
            line.reasons.append(entryClass.coefficient.map { .coefficient($0) } ?? .noCoefficient)
        }
        guard let factor = entryClass.factor else {
            line.isUnset = true
            return 0
        }
        let units = line.hours * factor
        guard let step = entryClass.step else { return units }
        return units - units % step
    }

    /// Whether the entry counts as district training (A10).
    private func isUpgraded(_ line: CreditLine, _ facts: TeacherFacts) -> Bool {
        guard let rule = plain.project, line.packed.level < .district,
            line.packed.project != .none,
            let upgraded = facts.project(line.packed, line.year)?.upgraded
        else { return false }
        if line.packed.first >= upgraded { return true }
        return rule.upgradesWholeYear && line.year == rules.cycle.number(of: upgraded)
    }

    private func award(_ line: inout CreditLine) -> Int {
        if explains {
            line.reasons.append(line.entryClass.award.map { .award($0) } ?? .noAward)
        }
        line.isUnset = line.entryClass.awarded == nil
        return line.entryClass.awarded ?? 0
    }

    // MARK: Caps

    private func take(_ place: Int, from lines: inout [CreditLine]) {
        let cap = plain.caps[place]
        guard let most = cap.most else { return }
        var left: [Bucket: Int] = [:]
        for line in lines.indices
        where lines[line].state == .counted && lines[line].entryClass.caps[place] {
            let amount = lines[line].amount(cap.measure)
            guard amount > 0, let bucket = Bucket(lines[line], cap.span) else { continue }
            let room = left[bucket] ?? most
            let counted = min(amount, room)
            left[bucket] = room - counted
            guard counted < amount else { continue }
            switch cap.measure {
            case .hours: lines[line].hours = counted
            case .credits: lines[line].credits = counted
            }
            note(
                .capped(
                    name: rules.caps[place].name,
                    lost: amount - counted,
                    measure: cap.measure,
                    line: rules.caps[place].source.line
                ),
                &lines[line]
            )
        }
    }

    /// What shares one cap.
    private enum Bucket: Hashable {
        case item(PackedText)
        case programme(PackedWord)
        case year(Int)
        case cycle

        /// - Returns: nil where the entry is of no programme.
        init?(_ line: CreditLine, _ span: CreditSpan) {
            switch span {
            case .item: self = .item(line.packed.key)
            case .programme:
                guard line.packed.programme != .none else { return nil }
                self = .programme(line.packed.programme)
            case .year: self = .year(line.year)
            case .cycle: self = .cycle
            }
        }
    }
}

extension TrainingLevel: Comparable {
    package static func < (left: TrainingLevel, right: TrainingLevel) -> Bool {
        left.rank < right.rank
    }

    /// Its place, lowest first.
    private var rank: Int {
        switch self {
        case .school: 0
        case .district: 1
        case .city: 2
        case .province: 3
        case .nation: 4
        }
    }
}
