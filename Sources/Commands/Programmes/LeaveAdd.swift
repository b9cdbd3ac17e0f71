import Domain
import Grammar
import Notation

/// `leave add`: records a leave with its days; the teacher stays in post.
enum LeaveAdd {
    static let command = Command.update(
        [Label("leave", "请假"), Label("add", "登记")],
        Bilingual(
            "Records a leave with its days; the teacher stays in post.",
            "登记请假起止日期；请假期间仍为在岗。"
        ),
        LeaveSpan.teacher,
        Parameter<Leave>.keyword(
            Label("kind", "假别"),
            Reading<Leave>.value,
            Bilingual("what kind of leave", "产假、病假、公假、脱产学习")
        ),
        Parameter<Day>.keyword(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("the first day", "开始日期")
        ),
        Parameter<Day?>.optional(
            Label("to", "至"),
            Reading<Day>.value,
            Bilingual("the last day; open unless given", "结束日期，默认未定")
        ),
        UnitParameter.near,
        source: "practice.md 3.2",
        examples: ["leave add T014 kind=sick on=2024-11-04 to=2024-11-15"]
    ) { context, teacher, kind, first, last, _ throws(Refusal) in
        let person = try Descriptions.person.object(teacher, context.register)
        let spans = LeaveSpan.all(person.leave)
        let span = LeaveSpan(kind: kind, first: first, last: last)
        if spans.contains(where: { $0.text == span.text }) {
            return Descriptions.person.revised(person, person)
        }
        try LeaveSpan.check(first, last, among: spans, person)
        return LeaveSpan.revised(person, spans + [span])
    }
}
