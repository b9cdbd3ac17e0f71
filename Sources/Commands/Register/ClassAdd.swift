import Domain
import Grammar
import Notation

/// `class add`: a class as its cohort.
enum ClassAdd {
    static let command = Command.update(
        [Label("class", "班级"), Label("add", "添加")],
        Bilingual(
            "Adds a class: a school, the year of entry, a number.",
            "添加班级：学校、入学年份、班号；年级和班名随日期而定。"
        ),
        Parameter<ClassID>.positional(
            Label("id", "编号"),
            Reading<ClassID>.value,
            Bilingual("its key, once and for all", "班级编号，不再更改")
        ),
        Parameter<UnitID>.keyword(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("the school", "学校")
        ),
        Parameter<Int>.keyword(
            Label("entered", "入学年"),
            Reading<Int>.value,
            Bilingual("the year in whose September the cohort entered", "入学年份")
        ),
        Parameter<Int>.keyword(
            Label("number", "班号"),
            Reading<Int>.value,
            Bilingual("its number in the cohort", "班号")
        ),
        Descriptions.schoolClass.assignments { $0.name.english == "homeroom" },
        source: "systems.md, reading 17",
        examples: ["class add hetu-2021-1 unit=hetu entered=2021 number=1 homeroom=张敏"]
    ) { context, id, unit, entered, number, assignments throws(Refusal) in
        var group = SchoolClass(id: id, unit: unit, entered: entered, number: number)
        try Descriptions.schoolClass.assign(assignments, to: &group, .initial)
        try check(group, context, context.today)
        return try Descriptions.schoolClass.added(group, in: context)
    }

    /// - Throws: BADARG for a year or number out of range, RULE for a unit that never had grades,
    ///   EXISTS where another class is that cohort.
    static let check: @Sendable (SchoolClass, Context, Day) throws(Refusal) -> Void = {
        group,
        context,
        _ throws(Refusal) in
        guard Day.years.contains(group.entered) else {
            throw Refusal(.badArgument, "no such year", "没有这个年份", want: "entered")
        }
        guard SchoolClass.numbers.contains(group.number) else {
            let range = "\(SchoolClass.numbers.lowerBound)..\(SchoolClass.numbers.upperBound)"
            throw Refusal(.badArgument, "a number is \(range)", "班号为 \(range)", want: "number")
        }
        guard context.register.units[group.unit]?.everHadGrades == true else {
            throw Refusal(
                .rule,
                "\(group.unit.text) has no grades",
                "\(group.unit.text) 不设年级",
                hint: "unit set \(group.unit.text) grades=1..6"
            )
        }
        let same = context.register.index.classesByCohort[group.cohort]
        if let other = same.first(where: { $0 != group.id }) {
            throw Refusal(
                .exists,
                "class \(other.text) is that cohort already",
                "班级 \(other.text) 已是该届该班号",
                want: "number",
                hint: "class show \(other.text)"
            )
        }
    }
}
