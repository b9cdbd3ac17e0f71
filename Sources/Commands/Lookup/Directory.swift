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

    /// The person of that key, or the only one of that name in the unit and below it, else in the
    /// units above it; in post if any is.
    ///
    /// `kind` is what is looked for, as a refusal calls it.
    /// - Throws: NOENT, or AMBIGUOUS with the candidates.
    package func person(
        _ text: String,
        as kind: Label = ObjectKind.teacher.label
    ) throws(Refusal) -> PersonID {
        if register.persons.contains(PersonID(text)) { return PersonID(text) }
        let named = register.index.personsByName[text].filter { id in
            register.persons[id]?.name[day] == text
        }
        func among(_ isMeant: (UnitID) -> Bool) -> [PersonID] {
            named.filter { id in register.persons[id].map { isMeant($0.unit[day]) } ?? false }
        }
        var near = among(isNear)
        // The bureau's people tell, examine and approve what is of a school.
        if near.isEmpty, let unit {
            let above = regulations.lineage(of: unit, on: day)
            near = among(above.contains)
        }
        let inPost = near.filter { register.persons[$0]?.isInPost(on: day) ?? false }
        return try only(inPost.isEmpty ? near : inPost, of: text, .teacher, as: kind) { id in
            let unit = register.persons[id]?.unit[day]
            return unit.flatMap { register.units[$0]?.name[day] } ?? ""
        }
    }

    /// A pupil, by key only: names are not for everybody.
    package func pupil(_ text: String) throws(Refusal) -> PupilID {
        guard register.pupils[PupilID(text)] != nil else {
            throw absent(text, Label("pupil", "学生"))
        }
        return PupilID(text)
    }

    /// The class of that key, or of that name (三1) on the day.
    /// - Throws: NOENT, or AMBIGUOUS with the candidates.
    package func schoolClass(_ text: String) throws(Refusal) -> ClassID {
        if register.classes.contains(ClassID(text)) { return ClassID(text) }
        guard let name = ClassName(notation: text) else {
            throw absent(text, .schoolClass)
        }
        let own = unit.map { classes(named: name, in: $0) } ?? []
        let found = own.isEmpty ? unitsNear.flatMap { classes(named: name, in: $0) } : own
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

    /// The units with classes that are the statement's or lie below it.
    private var unitsNear: [UnitID] {
        register.index.classesByUnit.entries.filter(isNear)
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
        try scoped(text, Label("term", "学期"), in: register.terms, register.index.termsByName)
    }

    /// The test of that name, found as a term is.
    package func test(_ text: String) throws(Refusal) -> TestID {
        try scoped(text, Label("test", "测验"), in: register.tests, register.index.testsByName)
    }

    /// The test of teachers of that name, found as a term is.
    package func exam(_ text: String) throws(Refusal) -> ExamID {
        try scoped(text, Label("exam", "教师测试"), in: register.exams, register.index.examsByName)
    }

    /// - Complexity: O(log n): many units have an object of the same name.
    private func scoped<Object: Entity>(
        _ text: String,
        _ kind: Label,
        in table: ObjectTable<Object>,
        _ names: KeyIndex<String, ScopedIdentifier<Object>>
    ) throws(Refusal) -> ScopedIdentifier<Object> where Object.Key == ScopedIdentifier<Object> {
        if let slash = text.firstIndex(of: "/") {
            let owner = try unit(String(text[..<slash]))
            let name = String(text[text.index(after: slash)...])
            let id = ScopedIdentifier<Object>(unit: owner, name: name)
            guard table.contains(id) else { throw absent(text, kind) }
            return id
        }
        if let unit {
            for owner in regulations.lineage(of: unit, on: day) {
                let id = ScopedIdentifier<Object>(unit: owner, name: text)
                if table.contains(id) { return id }
            }
        }
        let named = names[text]
        guard let first = named.first else { throw absent(text, kind) }
        guard named.count == 1 else { throw ambiguous(text, kind, named.map(\.text)) }
        return first
    }

    // MARK: Refusals

    private func only<Object>(
        _ found: [Identifier<Object>],
        of text: String,
        _ kind: ObjectKind,
        as label: Label? = nil,
        note: (Identifier<Object>) -> String
    ) throws(Refusal) -> Identifier<Object> {
        guard let first = found.first else { throw absent(text, kind, as: label) }
        guard found.count == 1 else {
            throw ambiguous(text, label ?? kind.label, found.map { "\($0.text) \(note($0))" })
        }
        return first
    }

    private func absent(_ text: String, _ kind: ObjectKind, as label: Label? = nil) -> Refusal {
        var refusal = absent(text, label ?? kind.label)
        refusal.hint = NearNames(register: register, day: day).hint(for: text, kind)
        return refusal
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
