package import Domain

extension Settlement {
    /// The statement, in which closed years keep the figures that were settled (结账).
    ///
    /// Lines of a closed year give what they gave, others of the year give nothing, and what the
    /// year asked is what it asked; a cycle that is still open is counted on these lines.
    package func statement(
        of entries: ArraySlice<PackedEntry>,
        years: ClosedRange<Int>,
        _ facts: TeacherFacts,
        keeping kept: [Int: SettledFigures]
    ) -> CreditStatement {
        let fresh = statement(of: entries, years: years, facts)
        let kept = kept.filter { fresh.cycle.contains($0.key) }
        guard !kept.isEmpty else { return fresh }
        let given = kept.mapValues { figures in
            Dictionary(figures.lines.map { ($0.entry.text, $0) }, uniquingKeysWith: { $1 })
        }
        let lines = fresh.lines.compactMap { line -> CreditLine? in
            guard let figures = kept[line.year] else { return line }
            guard let settled = given[line.year]?[line.packed.key.text ?? ""] else { return nil }
            return line.settled(settled, figures.scale, rules.scale)
        }
        return CreditStatement(
            rules: rules,
            span: fresh.span,
            lines: lines,
            totals: CreditStatement.Totals(lines, years),
            requirements: requirements(fresh, lines, kept, facts),
            exempt: years.count == 1 && kept[years.lowerBound] != nil
                ? rules.exempts.first { $0.name == kept[years.lowerBound]?.exempt } : fresh.exempt
        )
    }

    private func requirements(
        _ fresh: CreditStatement,
        _ lines: [CreditLine],
        _ kept: [Int: SettledFigures],
        _ facts: TeacherFacts
    ) -> [CreditRequirement] {
        let years = fresh.years
        if years.count == 1, let figures = kept[years.lowerBound] {
            return figures.requirements.compactMap {
                requirement($0, figures, years, fresh.cycle)
            }.balanced()
        }
        let settled = kept.map { year, figures in
            let own = figures.requirements.filter { !$0.isCycle }.compactMap {
                requirement($0, figures, year...year, fresh.cycle)
            }
            return (year, own.balanced())
        }
        return CreditRequirements(
            rules: rules,
            plain: plain,
            lines: lines,
            asked: fresh.span,
            facts: facts,
            settled: Dictionary(settled, uniquingKeysWith: { $1 })
        ).all
    }

    /// A kept requirement; nil where the rules have none of that name.
    private func requirement(
        _ kept: SettledFigures.Requirement,
        _ figures: SettledFigures,
        _ years: ClosedRange<Int>,
        _ cycle: ClosedRange<Int>
    ) -> CreditRequirement? {
        let span: CreditSpan = kept.isCycle ? .cycle : .year
        let origin: CreditRequirement.Origin
        if let place = rules.minima.firstIndex(where: {
            $0.name == kept.name && $0.span == span
        }) {
            origin = .minimum(place)
        } else if let place = rules.blocks.firstIndex(where: { $0.name == kept.name }) {
            origin = .block(place)
        } else {
            return nil
        }
        var requirement = CreditRequirement(
            rules: rules,
            origin: origin,
            years: kept.isCycle ? cycle : years,
            isCycle: kept.isCycle,
            have: 0,
            need: nil,
            served: nil
        )
        let isCredits = requirement.measure == .credits
        func units(_ amount: Int) -> Int {
            isCredits ? CreditLine.units(amount, figures.scale, rules.scale) : amount
        }
        var served: CreditRequirement.Days?
        if let days = kept.served, let all = kept.days {
            served = CreditRequirement.Days(served: days, all: all)
        }
        requirement = CreditRequirement(
            rules: rules,
            origin: origin,
            years: requirement.years,
            isCycle: kept.isCycle,
            have: units(kept.have),
            need: kept.need.map(units),
            served: served
        )
        requirement.received = kept.received.map {
            CreditRequirement.Transfer(name: $0.name, amount: units($0.amount))
        }
        return requirement
    }
}

extension [CreditRequirement] {
    /// With what each gave to the others, as the others received it.
    fileprivate func balanced() -> [CreditRequirement] {
        var all = self
        for taker in self {
            // What it received from itself is what earlier years left.
            for move in taker.received where move.name != taker.name {
                for place in all.indices where all[place].name == move.name {
                    all[place].given.append(.init(name: taker.name, amount: move.amount))
                }
            }
        }
        return all
    }
}

extension CreditLine {
    /// An amount of credits in another scheme's units, half up.
    static func units(_ amount: Int, _ from: Int, _ to: Int) -> Int {
        from == to ? amount : (amount * to * 2 + from) / (from * 2)
    }

    /// The line as it was settled; its reasons where counting anew gives the same.
    fileprivate func settled(
        _ settled: SettledFigures.Line,
        _ from: Int,
        _ to: Int
    ) -> CreditLine {
        var line = self
        line.state = State(settled.state)
        line.hours = settled.hours
        line.rawCredits = Self.units(settled.rawCredits, from, to)
        line.credits = Self.units(settled.credits, from, to)
        let isSame =
            line.state == state && line.hours == hours && line.rawCredits == rawCredits
            && line.credits == credits
        if !isSame { line.reasons = [.asSettled] }
        return line
    }
}

extension CreditLine.State {
    init(_ state: SettledFigures.Line.State) {
        switch state {
        case .counted: self = .counted
        case .pending: self = .pending
        case .notCounted: self = .notCounted
        }
    }

    fileprivate var settled: SettledFigures.Line.State {
        switch self {
        case .counted: .counted
        case .pending: .pending
        case .notCounted: .notCounted
        }
    }
}

extension CreditStatement {
    /// All of the statement as it is kept when its year is closed.
    package func settledFigures(subjects: [String]) -> SettledFigures {
        SettledFigures(
            scale: rules.scale,
            exempt: exempt?.name,
            subjects: subjects,
            lines: asked.map { line in
                SettledFigures.Line(
                    entry: line.entry.id,
                    state: line.state.settled,
                    dimension: line.dimension,
                    hours: line.hours,
                    rawCredits: line.rawCredits,
                    credits: line.credits
                )
            },
            requirements: requirements.map { requirement in
                SettledFigures.Requirement(
                    name: requirement.name,
                    isCycle: requirement.isCycle,
                    have: requirement.have,
                    need: requirement.need,
                    served: requirement.served?.served,
                    days: requirement.served?.all,
                    received: requirement.received.map {
                        SettledFigures.Requirement.Transfer(name: $0.name, amount: $0.amount)
                    }
                )
            }
        )
    }
}
