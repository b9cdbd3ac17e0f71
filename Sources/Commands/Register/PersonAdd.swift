import Domain
import Grammar
import Notation

/// `person add`: somebody who is no teacher: a researcher, an expert, a principal.
enum PersonAdd {
    static let command = Command.update(
        [Label("person", "人员"), Label("add", "添加")],
        Bilingual("Adds a person with a role.", "添加人员及其职务。"),
        Parameter<PersonID>.positional(
            Label("id", "编号"),
            Reading<PersonID>.value,
            Bilingual("the key, once and for all", "人员编号，不再更改")
        ),
        PersonParameter.name,
        PersonParameter.unit,
        Parameter<PersonRole>.keyword(
            Label("role", "职务"),
            Reading<PersonRole>.value,
            Bilingual("what the person does", "职务")
        ),
        PersonParameter.others,
        examples: ["person add R002 name=周敏 unit=daoli role=researcher subjects=语文"]
    ) { context, id, name, unit, role, assignments throws(Refusal) in
        var person = Person(id: id, name: name, unit: unit)
        person.roles = [Person.RoleHolding(role: role)]
        try Descriptions.person.assign(assignments, to: &person, .initial)
        try PersonParameter.check(person)
        return try Descriptions.person.added(person, in: context)
    }
}
