package import Domain
package import Grammar

/// Which rules are in force for a unit on a day.
package struct Regulations: Sendable {
    package let register: Register
    package let book: SchemeBook

    package init(register: Register, book: SchemeBook) {
        self.register = register
        self.book = book
    }

    /// A scheme in force, and the use that puts it in force.
    package struct InForce: Sendable {
        package let scheme: ParsedScheme
        package let use: SchemeUse

        /// `hetu@1`: how a figure cites it.
        package var citation: String { use.version.text }

        /// The same for one of its rules; a default of this project is named as such.
        package func citation(of source: RuleSource) -> String {
            source.origin == .project ? "\(citation), origin=project" : citation
        }
    }

    /// The most levels of units above a unit.
    package static let depthLimit = 32

    /// The scheme that regulates `kind` for the unit: its own, else its parent's.
    package func inForce(
        _ kind: RuleKind,
        for unit: UnitID,
        on day: Day
    ) throws(Refusal) -> InForce? {
        try all(for: unit, on: day).first { $0.scheme.kinds.contains(kind) }
    }

    /// Every scheme in force for the unit, the nearest first.
    package func all(for unit: UnitID, on day: Day) throws(Refusal) -> [InForce] {
        var found: [InForce] = []
        for unit in lineage(of: unit, on: day) {
            for id in register.index.usesByUnit[unit] {
                guard let use = register.schemeUses[id], use.period.contains(day),
                    let version = register.schemeVersions[use.version]
                else { continue }
                found.append(InForce(scheme: try book.scheme(version), use: use))
            }
        }
        return found
    }

    /// The days around `day` on which `all` finds the same for the unit.
    ///
    /// What it finds changes where a unit comes below another one, and where a use begins or ends.
    /// - Complexity: O(units above it, and their uses).
    package func unchangedDays(for unit: UnitID, around day: Day) -> ClosedRange<Day>? {
        var days: ClosedRange<Day>?
        func narrow(to others: ClosedRange<Day>) {
            days = days.map { $0.clamped(to: others) } ?? others
        }
        for unit in lineage(of: unit, on: day) {
            if let stored = register.units.stored(unit) {
                narrow(to: stored.value.parent.unchangedDays(around: day))
            }
            for id in register.index.usesByUnit[unit] {
                guard let use = register.schemeUses[id] else { continue }
                narrow(to: use.period.unchangedDays(around: day))
            }
        }
        return days
    }

    /// The unit and the units above it, nearest first.
    package func lineage(of unit: UnitID, on day: Day) -> [UnitID] {
        var units: [UnitID] = []
        var next: UnitID? = unit
        while let unit = next, units.count < Self.depthLimit, !units.contains(unit) {
            units.append(unit)
            next = register.units.stored(unit)?.value.parent[day]
        }
        return units
    }

    /// The stages in force for the unit, in their order.
    package func stages(for unit: UnitID, on day: Day) throws(Refusal) -> [Stage] {
        guard let inForce = try inForce(.stage, for: unit, on: day) else { return [] }
        return inForce.scheme.rules.compactMap { rule in
            guard case .stage(let stage) = rule else { return nil }
            return stage
        }
    }

    /// The conditions that the schemes in force for the unit name, each name once.
    package func predicates(
        for unit: UnitID,
        on day: Day
    ) throws(Refusal) -> [NamedPredicate] {
        var found: [NamedPredicate] = []
        for inForce in try all(for: unit, on: day) {
            for case .predicate(let predicate) in inForce.scheme.rules
            where !found.contains(where: { $0.name == predicate.name }) {
                found.append(predicate)
            }
        }
        return found
    }

    /// The condition of that name in the schemes in force for the unit.
    package func predicate(
        _ name: String,
        for unit: UnitID,
        on day: Day
    ) throws(Refusal) -> NamedPredicate? {
        for inForce in try all(for: unit, on: day) {
            for case .predicate(let predicate) in inForce.scheme.rules
            where predicate.name == name {
                return predicate
            }
        }
        return nil
    }
}
