import Domain
import Grammar
import Notation

/// `leave end`: a leave ends on another day than was recorded, or on one at all.
enum LeaveEnd {
    static let command = Command.update(
        [Label("leave", "请假"), Label("end", "销假")],
        Bilingual(
            "Records a leave's last day, also an earlier or later one than before.",
            "登记假期最后一天，可提前或延长。"
        ),
        LeaveSpan.teacher,
        LeaveSpan.day,
        Parameter<Day?>.optional(
            Label("to", "至"),
            Reading<Day>.value,
            Bilingual("the last day; that day unless given", "最后一天，默认为该日")
        ),
        UnitParameter.near,
        source: "practice.md 3.2",
        examples: [
            "leave end T099 on=2024-09-02 to=2024-12-31",
            "leave end T099 on=2024-11-30",
        ]
    ) { context, teacher, day, to, _ throws(Refusal) in
        let person = try Descriptions.person.object(teacher, context.register)
        let span = try LeaveSpan.holding(day, person)
        let others = LeaveSpan.all(person.leave).filter { !$0.contains(day) }
        let last = to ?? day
        try LeaveSpan.check(span.first ?? min(day, last), last, among: others, person)
        let ended = LeaveSpan(kind: span.kind, first: span.first, last: last)
        return LeaveSpan.revised(person, others + [ended])
    }
}
