import Domain
import Grammar

// What a line gives, once it counts.
extension Settlement {
    func credit(_ line: inout SettledLine, _ facts: TeacherFacts) {
        guard line.state == .counted, !line.givesNoCredits else { return }
        if line.facts.hasPassing, !hasPassed(&line, facts) { return }
        let units = units(of: &line, facts)
        line.rawCredits = units
        line.credits = units
    }

    /// Whether it passes the gates; one that does not gives no credits, or no hours either.
    private func hasPassed(_ line: inout SettledLine, _ facts: TeacherFacts) -> Bool {
        for gate in line.entryClass.passing {
            if isExempt(line, gate, facts) {
                note(.exempted(line: gate.source.line), line)
                continue
            }
            guard let reason = refusal(of: line, gate, facts) else { continue }
            if gate.takesHours {
                drop(&line, .notCounted, reason)
            } else {
                note(reason, line)
            }
            return false
        }
        return true
    }

    private func refusal(
        of line: SettledLine,
        _ gate: PassGate,
        _ facts: TeacherFacts
    ) -> CreditReason? {
        // Of the technology course one examination decides, whose outcome stands by itself.
        let isPassed = line.packed.isPassed ?? technology(line, facts)?.exam?.isPassed
        return switch (isPassed, gate.need) {
        case (true, _), (nil, .notFailed): nil
        case (false, _): .failed(line: gate.source.line)
        case (nil, .passed): .notExamined(line: gate.source.line)
        }
    }

    /// The teacher's technology course, where the line is of it (A14).
    private func technology(_ line: SettledLine, _ facts: TeacherFacts) -> TechnologyCourse? {
        line.entryClass.isTechnology ? facts.technology() : nil
    }

    /// Whether a certificate stands in the examination's place.
    private func isExempt(_ line: SettledLine, _ gate: PassGate, _ facts: TeacherFacts) -> Bool {
        let entry = line.packed
        if let rule = rules.technology, rule.isExempt(technology(line, facts)) { return true }
        guard !gate.exempts.isEmpty, entry.isPassed == nil, let evidence = entry.evidence.text
        else { return false }
        return gate.exempts.contains(where: evidence.hasPrefix)
    }

    private func units(of line: inout SettledLine, _ facts: TeacherFacts) -> Int {
        if line.facts.isExternal { return recognised(&line) }
        if let stated = line.facts.stated {
            note(.stated, line)
            return stated
        }
        guard line.facts.isByHours else { return award(&line) }
        if line.facts.hasProject, isUpgraded(line, facts) { return upgraded(&line) }
        if explains { note(reason(line.entryClass.coefficient, line.packed), line) }
        return units(of: &line, line.facts.factor, line.facts.step)
    }

    /// What the line gives at the district's rate (A10).
    private func upgraded(_ line: inout SettledLine) -> Int {
        if let rule = plain.project { note(.upgraded(line: rule.line), line) }
        var entry = line.packed.entry(of: PersonID(""))
        (entry.level, entry.form) = (.district, .concentrated)
        let entryClass = rules.classes.entryClass(of: PackedEntry(entry), rules)
        note(reason(entryClass.coefficient, PackedEntry(entry)), line)
        return units(of: &line, entryClass.factor, entryClass.step)
    }

    private func reason(_ coefficient: Coefficient?, _ entry: PackedEntry) -> CreditReason {
        coefficient.map { .coefficient($0) } ?? .noCoefficient(unsaid(entry))
    }

    /// Nobody's entry will do: rules about lines do not look at who has them.
    private func unsaid(_ entry: PackedEntry) -> UnsaidFields? {
        rules.unsaid(in: entry.entry(of: PersonID("")))
    }

    private func units(of line: inout SettledLine, _ factor: Int?, _ step: Int?) -> Int {
        guard let factor else {
            line.isUnset = true
            return 0
        }
        let units = line.hours * factor
        guard let step else { return units }
        return units - units % step
    }

    /// Credits of another institution, at the scheme's rate (A29); none where the scheme has none.
    private func recognised(_ line: inout SettledLine) -> Int {
        guard !rules.recognitions.isEmpty else {
            drop(&line, .pending, .noRecognition)
            return 0
        }
        guard let rule = line.entryClass.recognition else {
            drop(&line, .notCounted, .notRecognised)
            return 0
        }
        guard let rate = rule.rate else {
            drop(&line, .pending, .recognition(rule))
            return 0
        }
        note(.recognition(rule), line)
        let amount = line.packed.credits?.tenThousandths ?? 0
        return amount * (rules.scale / 10_000) * rate / 10_000
    }

    /// Whether the entry counts as district training (A10).
    private func isUpgraded(_ line: SettledLine, _ facts: TeacherFacts) -> Bool {
        guard let rule = plain.project, line.facts.level < .district,
            let upgraded = facts.project(line.packed, line.year)?.upgraded
        else { return false }
        if line.packed.first >= upgraded { return true }
        return rule.upgradesWholeYear && line.year == rules.cycle.number(of: upgraded)
    }

    private func award(_ line: inout SettledLine) -> Int {
        if explains {
            let award = line.entryClass.award
            note(award.map { .award($0) } ?? .noAward(unsaid(line.packed)), line)
        }
        line.isUnset = line.facts.awarded == nil
        return line.facts.awarded ?? 0
    }
}
