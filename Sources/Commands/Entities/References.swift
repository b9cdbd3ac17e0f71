import Domain

/// What refers to an object, so that nothing that is referred to can be removed.
///
/// Each gives the first user that it finds; a linear search, for removals are rare.
enum References {
    static let ofUnit: @Sendable (UnitID, Register) -> String? = { id, register in
        if let person = register.persons.first(where: { $0.unit.values.contains(id) }) {
            return person.id.text
        }
        if let child = register.units.first(where: { $0.parent.values.contains(id) }) {
            return child.id.text
        }
        if let group = register.index.classesByUnit[id].first { return group.text }
        if let use = register.index.usesByUnit[id].first { return use.text }
        if let term = register.terms.first(where: { $0.id.unit == id }) { return term.id.text }
        return register.tests.first { $0.id.unit == id }?.id.text
    }

    static let ofPerson: @Sendable (PersonID, Register) -> String? = { id, register in
        if let teaching = register.index.teachingsByTeacher[id].first { return teaching.text }
        return register.classes.first { $0.homeroom.values.contains(id) }?.id.text
    }

    static let ofClass: @Sendable (ClassID, Register) -> String? = { id, register in
        register.index.teachingsByClass[id].first?.text
            ?? register.index.resultsByClass[id].first?.text
    }

    static let ofTerm: @Sendable (TermID, Register) -> String? = { id, register in
        register.tests.first { $0.term == id }?.id.text
    }

    static let ofTest: @Sendable (TestID, Register) -> String? = { id, register in
        register.index.papersByTest[id].first?.text
            ?? register.index.resultsByTest[id].first?.text
    }

    static let ofPaper: @Sendable (Paper.ID, Register) -> String? = { id, register in
        register.index.resultsByTest[id.test].first { result in
            result.subject == id.subject && register.results[result]?.grade == id.grade
        }?.text
    }
}
