import Domain
import Grammar
import Notation

/// `course add`: puts a course into the catalogue, or a local one beside it.
enum CourseAdd {
    private static let said: Set<String> = ["unit", "title", "level"]

    static let command = Command.update(
        [Label("course", "课程"), Label("add", "登记")],
        Bilingual(
            "Puts a course into the catalogue by its number; local=yes for one outside it.",
            "按目录编号登记课程；目录外的地方课程写 地方课程=是。"
        ),
        Parameter<CourseID>.positional(
            Label("number", "目录编号"),
            Reading<CourseID>.value,
            Bilingual("its number in the catalogue", "目录编号")
        ),
        Parameter<UnitID>.keyword(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("who offers it", "提供单位")
        ),
        Parameter<String>.keyword(
            Label("title", "名称"),
            Reading<String>.value,
            Bilingual("what it is called", "课程名称")
        ),
        Parameter<TrainingLevel>.keyword(
            Label("level", "级别"),
            Reading<TrainingLevel>.value,
            Bilingual("its level", "级别")
        ),
        Descriptions.course.assignments { !said.contains($0.name.english) },
        source: "A17, A29",
        examples: [
            "course add KC-2024-02 unit=daoli title=大单元作业设计 level=district "
                + "form=concentrated hours=8 places=2",
            "course add BD-2024-01 unit=hetu title=校史 level=school local=yes",
        ]
    ) { context, id, unit, title, level, assignments throws(Refusal) in
        var course = CatalogueCourse(id: id, unit: unit, title: title, level: level)
        try Descriptions.course.assign(assignments, to: &course, .initial)
        try check(course)
        let proposal = try Descriptions.course.added(course, in: context)
        try ReferenceCheck.check(proposal.changes, context.register)
        return proposal
    }

    /// - Throws: BADARG for no place at all, days in the wrong order, or a year that is none.
    static func check(_ course: CatalogueCourse) throws(Refusal) {
        if let year = course.year { try ReferenceCheck.check(year: year) }
        if let places = course.places, places < 1 {
            throw Refusal(.badArgument, "at least one place", "名额至少 1", want: "places")
        }
        if let first = course.first, let last = course.last { try DayOrder.check(first, last) }
        if course.first == nil, course.last != nil {
            throw Refusal(.arity, "since when? on=", "须写明开始日期", want: "on")
        }
    }
}
