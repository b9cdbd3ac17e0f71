import Domain
import Grammar
import Notation

/// `role list`: who does what, and since when.
enum RoleList {
    private static let columns = ColumnSet([
        ColumnSpec("person", "人员", .id), ColumnSpec("name", "姓名", .text),
        ColumnSpec("role", "职务", .word), ColumnSpec("scope", "范围", .text),
        ColumnSpec("from", "自", .day), ColumnSpec("to", "至", .day),
    ])

    static let command = Command.query(
        [Label("role", "职务"), Label("list", "列表")],
        Bilingual("Lists the roles held on a day.", "当日职务列表。"),
        CommonParameter.asof,
        Parameter<PersonRole?>.optional(
            Label("role", "职务"),
            Reading<PersonRole>.value,
            Bilingual("only that role; all but teacher unless given", "只列该职务，默认除教师外全部")
        ),
        columns: columns.columns,
        recorded: true,
        examples: ["role list", "role list role=researcher"],
        work: Walk.persons
    ) { context, asof, role throws(Refusal) in
        let day = asof ?? context.today
        var rows: [(person: Person, holding: Person.RoleHolding)] = []
        for person in context.register.persons {
            for holding in person.roles where holding.holds(on: day) {
                let isWanted = role.map { $0 == holding.role } ?? (holding.role != .teacher)
                if isWanted { rows.append((person, holding)) }
            }
        }
        let sorted = rows.sorted { left, right in
            (left.person.id, left.holding.text) < (right.person.id, right.holding.text)
        }
        let table = Reply.Table(columns: columns, rowCount: sorted.count) { index, writer in
            let (person, holding) = sorted[index]
            writer.text(person.id.text)
            writer.text(person.name[day])
            writer.text(holding.role.label.english)
            (holding.scope.map { .text($0) } ?? FieldValue.none).write(to: writer)
            (holding.period?.first.fieldValue ?? .none).write(to: writer)
            (holding.period?.last?.fieldValue ?? .none).write(to: writer)
        }
        return Reply(body: .table(table))
    }
}
