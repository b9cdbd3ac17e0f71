import Domain
import Grammar
import Notation

/// `role add`: somebody takes on a role from a day.
enum RoleAdd {
    static let command = Command.update(
        [Label("role", "职务"), Label("add", "添加")],
        Bilingual("Gives a person a role from a day, over a scope.", "登记人员自某日起担任的职务及范围。"),
        Descriptions.person.positional,
        RoleParameter.role,
        RoleParameter.scope,
        Parameter<Day>.keyword(
            Label("from", "自"),
            Reading<Day>.value,
            Bilingual("the first day", "开始日期")
        ),
        Parameter<Day?>.optional(
            Label("to", "至"),
            Reading<Day>.value,
            Bilingual("the last day", "结束日期")
        ),
        source: "design.md 2",
        examples: ["role add T001 role=leader scope=语文 from=2024-09-01"]
    ) { context, id, role, scope, from, to throws(Refusal) in
        let before = try Descriptions.person.object(id, context.register)
        if let to, to < from {
            throw Refusal(.badArgument, "to is before from", "结束早于开始", want: "to")
        }
        let holding = Person.RoleHolding(role: role, scope: scope, period: DayRange(from, to))
        var after = before
        if !before.roles.contains(holding) {
            try refuseOverlap(holding, in: before)
            after.roles.append(holding)
        }
        return Descriptions.person.revised(before, after)
    }

    private static func refuseOverlap(
        _ holding: Person.RoleHolding,
        in person: Person
    ) throws(Refusal) {
        let clash = person.roles.first { other in
            other.role == holding.role && other.scope == holding.scope
                && (other.period.flatMap { period in holding.period?.overlaps(period) } ?? true)
        }
        guard let clash else { return }
        throw Refusal(
            .exists,
            "\(person.id.text) holds \(clash.text) in that time already",
            "\(person.id.text) 在该时段已任 \(clash.text)",
            hint: "role end"
        )
    }
}
