import Domain
import Grammar
import Notation

/// `term weeks`: the teaching weeks of a term.
enum TermWeeks {
    private static let columns = ColumnSet([
        ColumnSpec("week", "周次", .integer), ColumnSpec("first-day", "首日", .day),
        ColumnSpec("last-day", "末日", .day),
        ColumnSpec("teaching-days", "上课天数", .integer, unit: "days"),
    ])

    static let command = Command.query(
        [Label("term", "学期"), Label("weeks", "周历")],
        Bilingual(
            "Lists the teaching weeks: those with at least one teaching day.",
            "教学周列表：至少有一个上课日的周。"
        ),
        Descriptions.term.positional,
        UnitParameter.near,
        columns: columns.columns,
        recorded: true,
        source: "§0.10; design.md 5.3",
        examples: ["term weeks 2024-autumn unit=hetu"]
    ) { context, id, _ throws(Refusal) in
        let term = try Descriptions.term.object(id, context.register)
        let weeks = term.teachingWeeks
        var reply = Reply(
            body: .table(
                Reply.Table(columns: columns, rowCount: weeks.count) { row, writer in
                    writer.integer(weeks[row].number)
                    weeks[row].first.fieldValue.write(to: writer)
                    weeks[row].last.fieldValue.write(to: writer)
                    writer.integer(weeks[row].teachingDays)
                }
            )
        )
        if let stated = term.statedWeeks, stated != weeks.count {
            reply.notes = [
                Bilingual(
                    "the calendar gives \(counted(weeks.count, "week")); rules use the stated "
                        + "\(stated)",
                    "日历为 \(weeks.count) 周；规定为 \(stated) 周，规则按规定周数"
                )
            ]
        }
        return reply
    }
}
