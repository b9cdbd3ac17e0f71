import Domain
import Grammar

// What a line gives, once it counts.
extension Settlement {
    func credit(_ line: inout CreditLine, _ facts: TeacherFacts) {
        guard line.state == .counted, !line.givesNoCredits else { return }
        for gate in line.entryClass.passing {
            if isExempt(line, gate, facts) {
                note(.exempted(line: gate.source.line), &line)
                continue
            }
            guard let reason = refusal(of: line, gate, facts) else { continue }
            if gate.takesHours { return drop(&line, .notCounted, reason) }
            return note(reason, &line)
        }
        let units = units(of: &line, facts)
        line.rawCredits = units
        line.credits = units
    }

    private func refusal(
        of line: CreditLine,
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
    private func technology(_ line: CreditLine, _ facts: TeacherFacts) -> TechnologyCourse? {
        line.entryClass.isTechnology ? facts.technology() : nil
    }

    /// Whether a certificate stands in the examination's place.
    private func isExempt(_ line: CreditLine, _ gate: PassGate, _ facts: TeacherFacts) -> Bool {
        let entry = line.packed
        if let rule = rules.technology, rule.isExempt(technology(line, facts)) { return true }
        guard !gate.exempts.isEmpty, entry.isPassed == nil, let evidence = entry.evidence.text
        else { return false }
        return gate.exempts.contains(where: evidence.hasPrefix)
    }

    private func units(of line: inout CreditLine, _ facts: TeacherFacts) -> Int {
        if line.packed.kind == .external, !rules.recognitions.isEmpty {
            return recognised(&line)
        }
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

    /// Credits of another institution, at the scheme's rate (A29).
    private func recognised(_ line: inout CreditLine) -> Int {
        guard let rule = line.entryClass.recognition else {
            drop(&line, .notCounted, .notRecognised)
            return 0
        }
        guard let rate = rule.rate else {
            drop(&line, .pending, .recognition(rule))
            return 0
        }
        note(.recognition(rule), &line)
        let amount = line.packed.credits?.tenThousandths ?? 0
        return amount * (rules.scale / 10_000) * rate / 10_000
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
}
