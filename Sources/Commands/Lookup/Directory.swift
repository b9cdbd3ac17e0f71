package import Domain
package import Grammar
import Notation
import Schemes

/// Finds objects by key or by name, as of a day and near a unit.
///
/// Names serve wherever a key does: `teacher=张敏`, `class=三1`. One that fits several objects is
/// refused with the candidates.
package struct Directory: Sendable {
    let register: Register
    let day: Day
    /// The unit that the statement is about, where it names one: its objects and those below it.
    let unit: UnitID?
    let regulations: Regulations

    /// The most candidates that a refusal lists.
    private static let candidateLimit = 5

    /// The unit of that key or, on the day, of that name.
    /// - Throws: NOENT, or AMBIGUOUS with the candidates.
    package func unit(_ text: String) throws(Refusal) -> UnitID {
        if register.units.contains(UnitID(text)) { return UnitID(text) }
        let named = register.index.unitsByName[text].filter { id in
            register.units[id]?.name[day] == text
        }
        return try only(named, of: text, .unit) { register.units[$0]?.name[day] ?? "" }
    }

    /// The person of that key, or the only one of that name near the unit, in post if any is.
    /// - Throws: NOENT, or AMBIGUOUS with the candidates.
    package func person(_ text: String) throws(Refusal) -> PersonID {
        if register.persons.contains(PersonID(text)) { return PersonID(text) }
        let named = register.index.personsByName[text].filter { id in
            register.persons[id]?.name[day] == text
        }
        let near = named.filter { id in
            register.persons[id].map { isNear($0.unit[day]) } ?? false
        }
        let inPost = near.filter { register.persons[$0]?.isInPost(on: day) ?? false }
        return try only(inPost.isEmpty ? near : inPost, of: text, .teacher) { id in
            let unit = register.persons[id]?.unit[day]
            return unit.flatMap { register.units[$0]?.name[day] } ?? ""
        }
    }

    /// The class of that key, or of that name (三1) on the day.
    /// - Throws: NOENT, or AMBIGUOUS with the candidates.
    package func schoolClass(_ text: String) throws(Refusal) -> ClassID {
        if register.classes.contains(ClassID(text)) { return ClassID(text) }
        guard let name = ClassName(notation: text) else {
            throw absent(text, .schoolClass)
        }
        let units = unit.map { [$0] } ?? register.index.classesByUnit.entries
        let scope = unit == nil ? units : unitsBelow(units)
        let found = scope.flatMap { classes(named: name, in: $0) }
        return try only(found, of: text, .schoolClass) { id in
            let unit = register.classes[id]?.unit
            return unit.flatMap { register.units[$0]?.name[day] } ?? ""
        }
    }

    /// The classes of a unit that bear that name on the day.
    private func classes(named name: ClassName, in unit: UnitID) -> [ClassID] {
        guard let grades = register.units[unit]?.grades(on: day), grades.contains(name.grade)
        else { return [] }
        let years = name.grade.number - grades.first.number
        let cohort = SchoolClass.Cohort(
            unit: unit,
            entered: SchoolYear(containing: day).start - years,
            number: name.number
        )
        return register.index.classesByCohort[cohort].filter { id in
            register.classes[id]?.grade(on: day, in: grades) == name.grade
        }
    }

    /// The units with classes that are, or lie below, one of `units`.
    private func unitsBelow(_ units: [UnitID]) -> [UnitID] {
        register.index.classesByUnit.entries.filter { candidate in
            regulations.lineage(of: candidate, on: day).contains { units.contains($0) }
        }
    }

    private func isNear(_ candidate: UnitID) -> Bool {
        guard let unit else { return true }
        return regulations.lineage(of: candidate, on: day).contains(unit)
    }

    /// The key of an object of that kind, for predicates.
    func key(_ kind: ObjectKind, _ text: String) throws(Refusal) -> String {
        switch kind {
        case .unit: try unit(text).text
        case .teacher: try person(text).text
        case .schoolClass: try schoolClass(text).text
        }
    }

    // MARK: Scoped objects

    /// The term of that name: the unit's own, else one of the units above it, else the only one.
    package func term(_ text: String) throws(Refusal) -> TermID {
        try scoped(text, Label("term", "学期"), register.index.termsByName[nameOf(text)])
    }

    /// The test of that name, found as a term is.
    package func test(_ text: String) throws(Refusal) -> TestID {
        try scoped(text, Label("test", "测验"), register.index.testsByName[nameOf(text)])
    }

    private func nameOf(_ text: String) -> String {
        guard let slash = text.firstIndex(of: "/") else { return text }
        return String(text[text.index(after: slash)...])
    }

    private func scoped<Object>(
        _ text: String,
        _ kind: Label,
        _ named: [ScopedIdentifier<Object>]
    ) throws(Refusal) -> ScopedIdentifier<Object> {
        if let slash = text.firstIndex(of: "/") {
            let owner = try unit(String(text[..<slash]))
            guard let found = named.first(where: { $0.unit == owner }) else {
                throw absent(text, kind)
            }
            return found
        }
        if let unit {
            for owner in regulations.lineage(of: unit, on: day) {
                if let found = named.first(where: { $0.unit == owner }) { return found }
            }
        }
        guard let first = named.first else { throw absent(text, kind) }
        guard named.count == 1 else { throw ambiguous(text, kind, named.map(\.text)) }
        return first
    }

    // MARK: Refusals

    private func only<Object>(
        _ found: [Identifier<Object>],
        of text: String,
        _ kind: ObjectKind,
        note: (Identifier<Object>) -> String
    ) throws(Refusal) -> Identifier<Object> {
        guard let first = found.first else { throw absent(text, kind) }
        guard found.count == 1 else {
            throw ambiguous(text, kind.label, found.map { "\($0.text) \(note($0))" })
        }
        return first
    }

    private func absent(_ text: String, _ kind: ObjectKind) -> Refusal {
        absent(text, kind.label)
    }

    private func absent(_ text: String, _ kind: Label) -> Refusal {
        Refusal(
            .noEntity,
            "no \(kind.english) \(excerpt(text))",
            "没有\(kind.chinese) \(excerpt(text))",
            want: kind.english
        )
    }

    private func ambiguous(_ text: String, _ kind: Label, _ candidates: [String]) -> Refusal {
        let shown = candidates.sorted().prefix(Self.candidateLimit).joined(separator: "; ")
        let more = candidates.count > Self.candidateLimit ? "; …" : ""
        return Refusal(
            .ambiguous,
            "\(excerpt(text)) fits \(candidates.count) objects (\(kind.english)); write the id",
            "\(excerpt(text)) 对应 \(candidates.count) 个\(kind.chinese)，请写编号",
            want: kind.english,
            hint: shown + more
        )
    }
}
