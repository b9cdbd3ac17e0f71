import Domain
import Grammar
import Notation

/// `role end`: somebody lays a role down.
enum RoleEnd {
    static let command = Command.update(
        [Label("role", "职务"), Label("end", "结束")],
        Bilingual("Records the last day of a person's role.", "登记职务的结束日期。"),
        Descriptions.person.positional,
        RoleParameter.role,
        RoleParameter.scope,
        RetirementParameter.on,
        examples: ["role end R001 role=researcher on=2025-07-15"]
    ) { context, id, role, scope, day throws(Refusal) in
        let before = try Descriptions.person.object(id, context.register)
        let place = before.roles.firstIndex { holding in
            holding.role == role && holding.scope == scope && holding.holds(on: day)
        }
        guard let place else {
            throw Refusal(
                .noEntity,
                "\(id.text) does not hold that role on \(day)",
                "\(id.text) 在 \(day) 没有该职务",
                want: "role",
                hint: before.roles.map(\.text).joined(separator: ",")
            )
        }
        let beginning = before.roles[place].period?.first ?? day.adding(years: -100)
        var after = before
        after.roles[place] = Person.RoleHolding(
            role: role,
            scope: scope,
            period: DayRange(beginning, day)
        )
        try ObservationCheck.keepsObservations(after, context.register)
        return Descriptions.person.revised(before, after)
    }
}
