import Domain
import Grammar
import Notation
import Schemes

// Closed account years, and the figures that they keep.
extension CreditQuestion {
    /// An account year of a scheme.
    struct SettledYear: Hashable, Sendable {
        let scheme: SchemeID
        let year: Int
    }

    /// The seals of a settled year, and the units in which somebody was settled.
    struct SettledSeals: Sendable {
        fileprivate(set) var byTeacher: [PersonID: Stored<Seal>] = [:]
        fileprivate(set) var units: Set<UnitID> = []

        var isEmpty: Bool { byTeacher.isEmpty }
    }

    /// The figures that a teacher's closed years keep, by the year.
    func kept(_ teacher: PersonID, _ scheme: SchemeID) -> [Int: SettledFigures] {
        guard hasClosings else { return [:] }
        var kept: [Int: SettledFigures] = [:]
        for id in register.index.sealsByTeacher[teacher] {
            guard let seal = register.seals[id], seal.version.scheme == scheme,
                let figures = seal.figures, isClosed(seal)
            else { continue }
            kept[seal.year] = figures
        }
        return kept
    }

    /// The statement of a teacher's entries up to a day, which is also the day of the settlement.
    func statement(
        of person: Person,
        _ ruled: Ruled,
        _ years: ClosedRange<Int>,
        upTo day: Day
    ) -> CreditStatement {
        let entries = register.entries.shelf.run(of: person.id)?.entries ?? []
        // A closed year that was over by then keeps its figures here too.
        let kept = kept(person.id, ruled.version.scheme).filter { year, _ in
            ruled.rules.cycle.year(year)?.last.map { $0 <= day } ?? false
        }
        return Settlement(ruled.rules, today: day, explains: explains).statement(
            of: entries.prefix { $0.last <= day },
            years: years,
            facts(Stored(person), ruled.rules),
            keeping: kept
        )
    }

    /// Whether the account year of a seal is closed for the unit in which it was settled.
    private func isClosed(_ seal: Seal) -> Bool {
        closing(seal.unit, seal.version.scheme, seal.year, on: seal.settled) != nil
    }

    /// Every seal with figures of a closed account year, by its teacher.
    private func settled(_ scheme: SchemeID, _ year: Int) -> SettledSeals {
        guard hasClosings else { return SettledSeals() }
        let key = SettledYear(scheme: scheme, year: year)
        if let known = settled[key] { return known }
        let found = settledYears.seals(of: key, register.index.editions) { seals(of: key) }
        settled[key] = found
        return found
    }

    private func seals(of year: SettledYear) -> SettledSeals {
        var found = SettledSeals()
        let isClosed = register.closings.contains {
            $0.isClosed && $0.version.scheme == year.scheme && $0.year == year.year
        }
        guard isClosed else { return found }
        // The teachers of a school are settled on one day.
        var known: [UnitOnDay: Bool] = [:]
        // By reference: a seal has a dozen fields.
        for stored in register.seals.allStored where stored.isOf(year) {
            let place = UnitOnDay(unit: stored.value.unit, day: stored.value.settled)
            let isClosed = known[place] ?? self.isClosed(stored.value)
            known[place] = isClosed
            guard isClosed else { continue }
            found.byTeacher[stored.value.teacher] = stored
            found.units.insert(stored.value.unit)
        }
        return found
    }

    /// Finds who was settled in every closed year, so that who asks about one teacher need not.
    func findSettledYears() {
        let years = register.closings.map {
            SettledYear(scheme: $0.version.scheme, year: $0.year)
        }
        for year in Set(years) { _ = settled(year.scheme, year.year) }
    }

    private struct UnitOnDay: Hashable {
        let unit: UnitID
        let day: Day
    }

    /// The teachers of a unit and those below it, in post on the day, by unit and name.
    func teachers(of unit: UnitID, on day: Day) -> [Person] {
        inPost(of: unit, on: day).map(\.value).sorted { left, right in
            (left.unit[day], left.name[day], left.id) < (right.unit[day], right.name[day], right.id)
        }
    }

    /// The same in no order.
    func inPost(of unit: UnitID, on day: Day) -> [Stored<Person>] {
        var isBelow: [UnitID: Bool] = [:]
        // By reference: a person has dozens of fields, and most are of other units.
        return register.persons.allStored.filter { person in
            guard person.isTeacher(on: day) else { return false }
            let own = person.unit(on: day)
            if let known = isBelow[own] { return known }
            let found = regulations.lineage(of: own, on: day).contains(unit)
            isBelow[own] = found
            return found
        }
    }

    /// A teacher of a unit's figures, and the unit for which the teacher counts.
    struct Member {
        let person: Person
        let unit: UnitID
    }

    /// The teachers of a unit and those below it: of a closed year those who were settled in it,
    /// whatever became of them later.
    func members(
        of unit: UnitID,
        _ scheme: SchemeID,
        _ years: ClosedRange<Int>,
        on day: Day
    ) -> [Member] {
        let live = teachers(of: unit, on: day).map { Member(person: $0, unit: $0.unit[day]) }
        guard years.count == 1 else { return live }
        let seals = settled(scheme, years.lowerBound)
        guard !seals.isEmpty else { return live }
        let kept = seals.byTeacher.values.compactMap { stored -> Member? in
            let seal = stored.value
            guard regulations.lineage(of: seal.unit, on: seal.settled).contains(unit) else {
                return nil
            }
            return register.persons[seal.teacher].map { Member(person: $0, unit: seal.unit) }
        }
        let open = live.filter {
            seals.byTeacher[$0.person.id] == nil && !seals.units.contains($0.unit)
        }
        return (kept + open).sorted { left, right in
            (left.unit, left.person.name[day], left.person.id)
                < (right.unit, right.person.name[day], right.person.id)
        }
    }

    /// The unit's teachers, and those who were settled in a closed year of it and have left since.
    func everyone(of unit: UnitID, on day: Day) -> [Person] {
        let live = teachers(of: unit, on: day)
        let gone = gone(from: unit, beside: live.lazy.map(\.id))
        return live + gone.sorted().compactMap { register.persons[$0] }
    }

    /// How many those are.
    func countOfEveryone(of unit: UnitID, on day: Day) -> Int {
        let live = inPost(of: unit, on: day)
        return live.count + gone(from: unit, beside: live.lazy.map(\.value.id)).count
    }

    /// Who is not here, but was settled in a year that was closed.
    private func gone(from unit: UnitID, beside live: some Sequence<PersonID>) -> Set<PersonID> {
        guard hasClosings else { return [] }
        let here = Set(live)
        var gone: Set<PersonID> = []
        for stored in register.seals.allStored {
            let seal = stored.value
            guard !here.contains(seal.teacher), seal.figures != nil,
                regulations.lineage(of: seal.unit, on: seal.settled).contains(unit)
            else { continue }
            gone.insert(seal.teacher)
        }
        return gone
    }

    /// The unit for which a teacher counts, where that is the unit asked about or below it.
    func unit(
        of person: Person,
        below unit: UnitID,
        _ scheme: SchemeID,
        _ years: ClosedRange<Int>,
        on day: Day
    ) -> UnitID? {
        guard let own = self.unit(of: Stored(person), scheme, years, on: day),
            regulations.lineage(of: own, on: day).contains(unit)
        else { return nil }
        return own
    }

    /// The unit for which a teacher counts; nil for who does not count for this question.
    func unit(
        of person: Stored<Person>,
        _ scheme: SchemeID,
        _ years: ClosedRange<Int>,
        on day: Day
    ) -> UnitID? {
        let isLive = person.isTeacher(on: day)
        let own = person.unit(on: day)
        guard years.count == 1 else { return isLive ? own : nil }
        let seals = settled(scheme, years.lowerBound)
        if let seal = seals.byTeacher[person.key] { return seal.value.unit }
        guard isLive, !seals.isEmpty else { return isLive ? own : nil }
        return seals.units.contains(own) ? nil : own
    }

    /// Whether a unit is another one or lies below it.
    func lies(_ unit: UnitID, below other: UnitID, _ day: Day) -> Bool {
        regulations.lineage(of: unit, on: day).contains(other)
    }

    /// The closing that holds for a unit, a scheme and an account year.
    func closing(_ unit: UnitID, _ scheme: SchemeID, _ year: Int, on day: Day) -> Closing? {
        guard hasClosings else { return nil }
        for unit in regulations.lineage(of: unit, on: day) {
            for id in register.index.closingsByUnit[unit] {
                guard let closing = register.closings[id], closing.isClosed,
                    closing.version.scheme == scheme, closing.year == year
                else { continue }
                return closing
            }
        }
        return nil
    }

    /// The closing in whose days an entry of the teacher would lie.
    func closing(holding day: Day, for person: Person) -> Closing? {
        guard hasClosings else { return nil }
        for unit in regulations.lineage(of: person.unit[day], on: day) {
            for id in register.index.closingsByUnit[unit] {
                if let closing = register.closings[id], closing.isClosed,
                    DayRange(closing.first, closing.last).contains(day)
                {
                    return closing
                }
            }
        }
        return nil
    }
}

extension Stored<Seal> {
    /// Whether it has the figures of that year.
    fileprivate func isOf(_ year: CreditQuestion.SettledYear) -> Bool {
        value.year == year.year && value.version.scheme == year.scheme && value.figures != nil
    }
}
