import Domain
import Grammar
import Notation

/// `teacher add`: a person with the role of a teacher.
enum TeacherAdd {
    static let command = Command.update(
        [Label("teacher", "教师"), Label("add", "添加")],
        Bilingual("Adds a teacher.", "添加教师。"),
        Parameter<PersonID>.positional(
            Label("id", "编号"),
            Reading<PersonID>.value,
            Bilingual("the key, once and for all", "教师编号，不再更改")
        ),
        PersonParameter.name,
        PersonParameter.unit,
        PersonParameter.others,
        source: "D01, D04",
        examples: [
            "teacher add T020 name=李娜 unit=hetu born=1990-05 started=2013-08-20 subjects=数学",
            "教师 添加 T021 姓名=赵强 单位=河图小学 教师类别=青年",
        ]
    ) { context, id, name, unit, assignments throws(Refusal) in
        var person = Person(id: id, name: name, unit: unit)
        person.roles = [Person.RoleHolding(role: .teacher)]
        try Descriptions.teacher.assign(assignments, to: &person, .initial)
        try PersonParameter.check(person)
        return try Descriptions.teacher.added(person, in: context)
    }
}
