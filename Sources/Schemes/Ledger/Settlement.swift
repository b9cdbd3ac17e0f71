package import Domain
import Grammar

/// Settles a teacher's entries under one scheme: a pure function, in integers throughout.
///
/// Entries are taken in the order of their last days, then of their keys. What an entry does not
/// give at all is decided first, then duplicates, caps on hours, credits, and caps on credits.
///
/// Source: systems.md A01–A27; practice.md 3.2, 4.11.
///
/// It works on packed lines and what the rules say of their kinds (`LineKind`), so that all
/// teachers of a district are settled in the time of a few looks at each line; reasons are written
/// down only where somebody asks for them. For one thread.
package struct Settlement {
    package let rules: CreditRules
    /// The day on which it is made: from the review's first day on, entries need evidence.
    package let today: Day
    /// Whether lines say why they give what they give.
    package let explains: Bool
    let plain: PlainRules
    private let lease: SettlementDesks.Lease
    private var desk: SettlementDesk { lease.desk }

    package init(_ rules: CreditRules, today: Day, explains: Bool = true) {
        self.rules = rules
        plain = rules.plain
        lease = SettlementDesks.Lease(rules.desks)
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
        let span = AskedYears(years, of: facts, rules)
        let lines = settle(entries, span, facts)
        let requirements = requirements(lines, span, facts)
        let statement = CreditStatement(
            rules: rules,
            span: span,
            lines: lines.map { CreditLine($0, of: facts.person.id, desk.reasons(of: $0)) },
            totals: CreditStatement.Totals(lines, years),
            requirements: requirements.all,
            exempt: requirements.exemption
        )
        _ = consume requirements
        desk.end(lines)
        return statement
    }

    /// What the statement comes to, made without its lines and requirements.
    func plainFigures(
        of entries: ArraySlice<PackedEntry>,
        years: ClosedRange<Int>,
        _ facts: TeacherFacts
    ) -> SettlementFigures {
        let span = AskedYears(years, of: facts, rules)
        let lines = settle(entries, span, facts)
        let totals = CreditStatement.Totals(lines, years)
        let verdict = requirements(lines, span, facts).verdict
        desk.end(lines)
        return SettlementFigures(totals, verdict, scale: rules.scale)
    }

    private func requirements(
        _ lines: [SettledLine],
        _ span: AskedYears,
        _ facts: TeacherFacts
    ) -> CreditRequirements<SettledLine> {
        CreditRequirements(
            rules: rules,
            plain: plain,
            lines: lines,
            asked: span,
            facts: facts,
            settled: [:]
        )
    }

    /// What each line of the cycles gives; to be handed back to the desk.
    private func settle(
        _ entries: ArraySlice<PackedEntry>,
        _ span: AskedYears,
        _ facts: TeacherFacts
    ) -> [SettledLine] {
        var lines = desk.begin()
        for entry in entries {
            let year = desk.year(of: entry.lastNumber, rules.cycle)
            guard span.whole.contains(year) else { continue }
            let kind = desk.kinds.kind(of: entry, rules)
            lines.append(SettledLine(entry, kind, year: year, place: lines.count))
        }
        for place in lines.indices { judge(&lines[place], span, facts) }
        dropDuplicates(&lines)
        for place in plain.hourCaps { take(place, from: &lines, span) }
        for place in lines.indices { credit(&lines[place], facts) }
        for place in plain.creditCaps { take(place, from: &lines, span) }
        return lines
    }

    /// Writes a reason down, where somebody asks for reasons.
    func note(_ reason: @autoclosure () -> CreditReason, _ line: SettledLine) {
        if explains { desk.note(reason(), at: line.place) }
    }

    func drop(
        _ line: inout SettledLine,
        _ state: CreditLine.State,
        _ reason: @autoclosure () -> CreditReason
    ) {
        line.state = state
        line.hours = 0
        note(reason(), line)
    }

    // MARK: What counts at all

    private func judge(
        _ line: inout SettledLine,
        _ span: AskedYears,
        _ facts: TeacherFacts
    ) {
        let entry = line.packed
        if !entry.isCounted {
            switch entry.status {
            case .counted: break
            case .pending:
                let isBare = !line.facts.isByHours && entry.evidence == .none
                return drop(&line, .pending, isBare ? .noCertificate : .status(.pending))
            case .refused: return drop(&line, .notCounted, .status(.refused))
            case .reversed: return drop(&line, .notCounted, .status(.reversed))
            }
        }
        if !line.facts.isByHours, entry.evidence == .none {
            return drop(&line, .pending, .noCertificate)
        }
        let hasToProve = line.facts.needsProof && entry.evidence == .none
        if line.facts.needsCare || hasToProve, !isAccepted(&line, span, facts) { return }
        judgeProject(&line, facts)
    }

    /// Judges a line by the rules about whole lines; one that does not pass is dropped.
    private func isAccepted(
        _ line: inout SettledLine,
        _ span: AskedYears,
        _ facts: TeacherFacts
    ) -> Bool {
        if let number = line.entryClass.exclusionLine {
            drop(&line, .notCounted, .excluded(line: number))
            return false
        }
        if plain.hasActivity, let rule = rules.activity,
            let session = line.packed.session.text.flatMap(facts.session)
        {
            let missing = rule.missing(session)
            if !missing.isEmpty {
                let number = rule.source.line
                drop(&line, .pending, .unfinished(missing: missing, line: number))
                return false
            }
        }
        if let rule = missingProof(line) {
            drop(&line, .pending, .noEvidence(line: rule.source.line))
            return false
        }
        if let rule = expiry(line, span) {
            drop(&line, .notCounted, .expired(line: rule.source.line))
            return false
        }
        if plain.hasAttendance, let gate = rules.attendance, !isEnough(line, gate, facts) {
            guard gate.isSoft else {
                drop(&line, .notCounted, .absent(line: gate.source.line))
                return false
            }
            note(.warnedAbsent(line: gate.source.line), line)
        }
        return true
    }

    private func missingProof(_ line: SettledLine) -> ProofRule? {
        guard line.packed.evidence == .none else { return nil }
        return line.entryClass.proofs.first { rule in
            guard let begin = rule.from, let last = rules.cycle.year(line.year)?.last else {
                return true
            }
            let start = begin.day(in: last.year)
            return start.map { today >= $0 } ?? true
        }
    }

    private func expiry(_ line: SettledLine, _ span: AskedYears) -> ValidityRule? {
        guard !line.entryClass.validities.isEmpty,
            let end = rules.cycle.year(span.cycle(of: line.year).upperBound)?.last
        else { return nil }
        return line.entryClass.validities.first { line.packed.last.adding(years: $0.years) < end }
    }

    /// Whether the attendance is what the gate asks; where none is recorded it is.
    private func isEnough(
        _ line: SettledLine,
        _ gate: AttendanceGate,
        _ facts: TeacherFacts
    ) -> Bool {
        let entry = line.packed
        if gate.span == .programme, entry.session != .none, let programme = entry.programme.text,
            let attendance = facts.attendance(programme)
        {
            return gate.isEnough(attendance.attended, of: attendance.held)
        }
        return entry.attended.map { gate.isEnough($0, of: entry.hours) } ?? true
    }

    /// A self-chosen project counts only where it was approved before it was begun (A28).
    private func judgeSelfChosen(
        _ line: inout SettledLine,
        _ rule: SelfChosenRule,
        _ standing: ProjectStanding
    ) {
        let number = rule.source.line
        let reason: CreditReason
        if let approved = standing.approved {
            let started = min(standing.started ?? line.packed.first, line.packed.first)
            guard started < approved else { return }
            reason = .startedEarly(line: number, started: started, approved: approved)
        } else {
            reason = .notApproved(line: number, project: standing.name)
            line.lacksApproval = true
        }
        guard rule.keepsHours else { return drop(&line, .notCounted, reason) }
        line.givesNoCredits = true
        note(reason, line)
        note(.withoutCredits(line: number), line)
    }

    /// Credits, and by the switch hours, only after the approval of the school's project.
    private func judgeProject(_ line: inout SettledLine, _ facts: TeacherFacts) {
        if line.facts.hasProject, rules.selfChosen != nil || plain.project != nil,
            let standing = facts.project(line.packed, line.year), standing.kind != .module
        {
            // Assigned content is the territory's own; it needs no school's approval.
            guard standing.kind == .selfChosen, let rule = rules.selfChosen else {
                if standing.kind == .assigned { return }
                return judgeModule(&line, facts)
            }
            return judgeSelfChosen(&line, rule, standing)
        }
        judgeModule(&line, facts)
    }

    private func judgeModule(_ line: inout SettledLine, _ facts: TeacherFacts) {
        guard let rule = plain.project,
            line.facts.isSchoolBased || line.facts.hasProject
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
        note(reason, line)
        note(.withoutCredits(line: number), line)
    }

    // MARK: Duplicates

    /// Of one achievement at several levels the highest counts: training of one title and days,
    /// other achievements of one kind and title.
    private func dropDuplicates(_ lines: inout [SettledLine]) {
        guard let rule = plain.duplicatesLine else { return }
        guard desk.hasTwins(lines) else { return }
        // By title, within a title as they lie.
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

    private func dropDuplicates(_ places: [Int], _ lines: inout [SettledLine], _ rule: Int) {
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
            let (mine, others) = (lines[place].facts.level, lines[other].facts.level)
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
