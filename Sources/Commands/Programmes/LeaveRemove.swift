import Domain
import Grammar
import Notation

/// `leave remove`: takes away a leave recorded by mistake.
enum LeaveRemove {
    static let command = Command.update(
        [Label("leave", "请假"), Label("remove", "删除")],
        Bilingual("Removes a leave recorded by mistake.", "删除误登的请假。"),
        LeaveSpan.teacher,
        LeaveSpan.day,
        UnitParameter.near,
        source: "practice.md 3.2",
        examples: ["leave remove T099 on=2024-10-01"]
    ) { context, teacher, day, _ throws(Refusal) in
        let person = try Descriptions.person.object(teacher, context.register)
        _ = try LeaveSpan.holding(day, person)
        let others = LeaveSpan.all(person.leave).filter { !$0.contains(day) }
        return LeaveSpan.revised(person, others)
    }
}
