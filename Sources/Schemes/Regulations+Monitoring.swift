package import Domain
package import Grammar

extension Regulations {
    /// The standard for a grade and subject; one that names the subject goes before one for all.
    package func standard(
        grade: Grade,
        subject: String,
        for unit: UnitID,
        on day: Day
    ) throws(Refusal) -> (Standard, InForce)? {
        guard let inForce = try inForce(.standard, for: unit, on: day) else { return nil }
        let standards = inForce.scheme.rules.compactMap { rule -> Standard? in
            guard case .standard(let standard) = rule, standard.grade == grade else { return nil }
            return standard
        }
        let chosen =
            standards.first { $0.subject == subject } ?? standards.first { $0.subject == nil }
        return chosen.map { ($0, inForce) }
    }

    /// The line for a grade and subject; the one that names more of them goes first.
    package func line(
        grade: Grade,
        subject: String,
        for unit: UnitID,
        on day: Day
    ) throws(Refusal) -> (ThresholdLine, InForce)? {
        guard let inForce = try inForce(.line, for: unit, on: day) else { return nil }
        let fitting = inForce.scheme.rules.compactMap { rule -> ThresholdLine? in
            guard case .line(let line) = rule, line.subject == nil || line.subject == subject,
                line.grade == nil || line.grade == grade
            else { return nil }
            return line
        }
        func weight(_ line: ThresholdLine) -> Int {
            (line.subject == nil ? 0 : 2) + (line.grade == nil ? 0 : 1)
        }
        let chosen = fitting.max { weight($0) < weight($1) }
        return chosen.map { ($0, inForce) }
    }

    package func items(for unit: UnitID, on day: Day) throws(Refusal) -> (TargetItems, InForce)? {
        guard let inForce = try inForce(.items, for: unit, on: day) else { return nil }
        for case .items(let items) in inForce.scheme.rules { return (items, inForce) }
        return nil
    }

    package func base(for unit: UnitID, on day: Day) throws(Refusal) -> (RateBase, InForce)? {
        guard let inForce = try inForce(.base, for: unit, on: day) else { return nil }
        for case .base(let base) in inForce.scheme.rules { return (base, inForce) }
        return nil
    }

    package func deviation(
        for unit: UnitID,
        on day: Day
    ) throws(Refusal) -> (Deviation, InForce)? {
        guard let inForce = try inForce(.deviation, for: unit, on: day) else { return nil }
        for case .deviation(let rule) in inForce.scheme.rules { return (rule, inForce) }
        return nil
    }

    /// The composite indices in force, in their order.
    package func indices(for unit: UnitID, on day: Day) throws(Refusal) -> [(IndexRule, InForce)] {
        guard let inForce = try inForce(.index, for: unit, on: day) else { return [] }
        return inForce.scheme.rules.compactMap { rule in
            guard case .index(let index) = rule else { return nil }
            return (index, inForce)
        }
    }

    /// The examinations in force, in their order.
    package func examinations(
        for unit: UnitID,
        on day: Day
    ) throws(Refusal) -> [(ExaminationRule, InForce)] {
        guard let inForce = try inForce(.examination, for: unit, on: day) else { return [] }
        return inForce.scheme.rules.compactMap { rule in
            guard case .examination(let examination) = rule else { return nil }
            return (examination, inForce)
        }
    }

    package func progress(for unit: UnitID, on day: Day) throws(Refusal) -> (ProgressRule, InForce)?
    {
        guard let inForce = try inForce(.progress, for: unit, on: day) else { return nil }
        for case .progress(let rule) in inForce.scheme.rules { return (rule, inForce) }
        return nil
    }

    package func owner(for unit: UnitID, on day: Day) throws(Refusal) -> (OwnerRule, InForce)? {
        guard let inForce = try inForce(.owner, for: unit, on: day) else { return nil }
        for case .owner(let rule) in inForce.scheme.rules { return (rule, inForce) }
        return nil
    }

    package func dossier(for unit: UnitID, on day: Day) throws(Refusal) -> (DossierRule, InForce)? {
        guard let inForce = try inForce(.dossier, for: unit, on: day) else { return nil }
        for case .dossier(let rule) in inForce.scheme.rules { return (rule, inForce) }
        return nil
    }

    /// The bands of the bonus in force.
    package func bonuses(for unit: UnitID, on day: Day) throws(Refusal) -> [(BonusBand, InForce)] {
        guard let inForce = try inForce(.bonus, for: unit, on: day) else { return [] }
        return inForce.scheme.rules.compactMap { rule in
            guard case .bonus(let band) = rule else { return nil }
            return (band, inForce)
        }
    }

    package func evidence(
        for unit: UnitID,
        on day: Day
    ) throws(Refusal) -> (EvidenceRule, InForce)? {
        guard let inForce = try inForce(.evidence, for: unit, on: day) else { return nil }
        for case .evidence(let rule) in inForce.scheme.rules { return (rule, inForce) }
        return nil
    }

    /// The lines of a paper: its own, else the scheme's.
    package func lines(of paper: Paper, for unit: UnitID) throws(Refusal) -> BandLines {
        BandLines(
            paper: paper,
            rule: try line(
                grade: paper.id.grade,
                subject: paper.id.subject,
                for: unit,
                on: paper.on
            )
        )
    }

    /// The counts of a result; those of pupils' marks by its paper's lines.
    /// - Returns: nil where the paper is gone.
    package func tally(of result: ClassResult) throws(Refusal) -> Tally? {
        let key = Paper.ID(
            test: result.id.test,
            grade: result.grade,
            subject: result.id.subject
        )
        guard let paper = register.papers[key],
            let unit = register.classes[result.id.schoolClass]?.unit
        else { return nil }
        return Tally(result, lines: try lines(of: paper, for: unit))
    }
}
