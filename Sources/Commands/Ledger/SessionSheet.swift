import Domain
import Grammar
import Notation

/// `session sheet`: the sign-in sheet, to be printed before a session.
enum SessionSheet {
    private static let columns = ColumnSet([
        ColumnSpec("number", "序号", .integer), ColumnSpec("unit-name", "单位", .text),
        ColumnSpec("teacher", "编号", .id), ColumnSpec("teacher-name", "姓名", .text),
        ColumnSpec("morning", "上午签到", .text), ColumnSpec("afternoon", "下午签到", .text),
        ColumnSpec("remarks", "备注", .text),
    ])

    static let command = Command.query(
        [Label("session", "培训活动"), Label("sheet", "签到表")],
        Bilingual(
            "Lists who is expected, with room to sign; those on leave are marked.",
            "签到表：应到人员及签到栏；请假者注明。"
        ),
        Descriptions.session.positional,
        Parameter<UnitID?>.optional(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("of which unit; the session's unless given", "单位，默认组织单位")
        ),
        columns: columns.columns,
        source: "A06; issue 6",
        examples: ["session sheet S-1"],
        work: Walk.ledgers
    ) { context, id, unit throws(Refusal) in
        let session = try Descriptions.session.object(id, context.register)
        let day = session.first
        let people = CreditQuestion(context).teachers(of: unit ?? session.unit, on: day)
        let register = context.register
        let table = Reply.Table(columns: columns, rowCount: people.count) { index, writer in
            let person = people[index]
            writer.integer(index + 1)
            writer.text(register.units[person.unit[day]]?.name[day] ?? "")
            writer.text(person.id.text)
            writer.text(person.name[day])
            writer.text("")
            writer.text("")
            writer.text(person.leave[day]?.label.chinese ?? "")
        }
        let hours = session.hours.text
        return Reply(
            body: .table(table),
            notes: [
                Bilingual(
                    "\(session.title), \(DayRange(session.first, session.last).text), \(hours) h",
                    "\(session.title)，\(DayRange(session.first, session.last).text)，\(hours) 学时"
                )
            ]
        )
    }
}
