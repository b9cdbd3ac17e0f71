import Domain
import Grammar
import Notation

/// `pupil add`: a pupil of a class; the name is optional.
enum PupilAdd {
    static let command = Command.update(
        [Label("pupil", "学生"), Label("add", "添加")],
        Bilingual("Adds a pupil by key; a name is optional.", "添加学生：编号、班级；姓名可不填。"),
        Parameter<PupilID>.positional(
            Label("id", "编号"),
            Reading<PupilID>.value,
            Bilingual("the key, once and for all", "学生编号，不再更改")
        ),
        Parameter<ClassID?>.optional(
            Label("class", "班级"),
            Reading<ClassID>.schoolClass,
            Bilingual("the class; one who is in none is not there yet", "班级；未给出则尚未入班")
        ),
        Parameter<String?>.optional(
            Label("name", "姓名"),
            Reading<String>.value,
            Bilingual("the name; a reader never sees it", "姓名，查询者不可见")
        ),
        Parameter<Day?>.optional(
            Label("from", "自"),
            Reading<Day>.value,
            Bilingual("the first day in the class, for one who came later", "入班日期（中途转入）")
        ),
        UnitParameter.near,
        source: "H07",
        examples: ["pupil add P40 class=三1", "pupil add P41 class=三1 name=王小明 from=2024-10-08"]
    ) { context, id, group, name, from, _ throws(Refusal) in
        var pupil = Pupil(id: id, schoolClass: from == nil ? group : nil)
        if let from { pupil.schoolClass.change(to: group, from: from) }
        pupil.name = name
        return try Descriptions.pupil.added(pupil, in: context)
    }
}
