import Domain
import Grammar
import Notation

/// `exam add`: a test that teachers sit themselves (教师测试).
enum ExamAdd {
    static let command = Command.update(
        [Label("exam", "教师测试"), Label("add", "添加")],
        Bilingual("Adds a test that teachers sit themselves.", "添加教师参加的测试：学科知识、理论、技能。"),
        Parameter<String>.positional(
            Label("name", "简称"),
            Reading<String>.key,
            Bilingual("its short name within the unit", "单位内的简称")
        ),
        Parameter<UnitID>.keyword(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("who holds it", "组织单位")
        ),
        Parameter<Exam.Kind>.keyword(
            Label("kind", "类别"),
            Reading<Exam.Kind>.value,
            Bilingual("knowledge, theory or skill", "学科知识、理论或技能")
        ),
        Parameter<Day>.keyword(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("the day it was sat", "测试日期")
        ),
        Parameter<Marks>.keyword(
            Label("full", "满分"),
            Reading<Marks>.value,
            Bilingual("the full mark", "满分")
        ),
        Parameter<String?>.optional(
            Label("full-name", "全称"),
            Reading<String>.value,
            Bilingual("what it is called", "全称")
        ),
        source: "H13",
        examples: ["exam add 2024-knowledge unit=hetu kind=knowledge on=2024-10-30 full=100"]
    ) { context, name, unit, kind, day, full, title throws(Refusal) in
        guard full > .zero else {
            throw Refusal(.badArgument, "a full mark of 0", "满分为 0", want: "full")
        }
        var exam = Exam(id: ExamID(unit: unit, name: name), kind: kind, on: day, full: full)
        exam.name = title
        return try Descriptions.exam.added(exam, in: context)
    }
}
