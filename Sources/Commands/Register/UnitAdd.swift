import Domain
import Grammar
import Notation

/// `unit add`: a school, kindergarten, training school, research office or bureau.
enum UnitAdd {
    static let command = Command.update(
        [Label("unit", "单位"), Label("add", "添加")],
        Bilingual("Adds a unit: a school, a bureau, an office.", "添加单位：学校、教育局、教研室等。"),
        Parameter<UnitID>.positional(
            Label("id", "编号"),
            Reading<UnitID>.value,
            Bilingual("its key, once and for all", "单位编号，不再更改")
        ),
        Parameter<String>.keyword(
            Label("name", "名称"),
            Reading<String>.value,
            Bilingual("its name", "单位名称")
        ),
        Parameter<Unit.Kind>.keyword(
            Label("kind", "类别"),
            Reading<Unit.Kind>.value,
            Bilingual("what kind of unit it is", "单位类别")
        ),
        Descriptions.unit.assignments { !["name", "kind", "retired"].contains($0.name.english) },
        source: "L01",
        examples: ["unit add xinhua name=新华小学 kind=primary area=道里区"]
    ) { context, id, name, kind, assignments throws(Refusal) in
        var unit = Unit(id: id, name: name, kind: kind)
        try Descriptions.unit.assign(assignments, to: &unit, .initial)
        return try Descriptions.unit.added(unit, in: context)
    }
}
