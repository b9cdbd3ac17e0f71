import Domain
import Grammar
import Notation

/// `notice missing`: absences of which the sending unit has not been told.
///
/// Source: systems.md B10; no number of days is given, so that they are shown and not judged.
enum NoticeMissing {
    private struct Row: Sendable {
        let unit: UnitID
        let unitName: String
        let person: Person
        let session: TrainingSession
        let state: TrainingSession.State
    }

    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("unit-name", "单位名称", .text),
        ColumnSpec("teacher", "教师", .id), ColumnSpec("teacher-name", "姓名", .text),
        ColumnSpec("session", "培训活动", .id), ColumnSpec("title", "名称", .text),
        ColumnSpec("on", "日期", .day), ColumnSpec("state", "出勤", .word),
        ColumnSpec("days", "已过天数", .integer, unit: "days"),
    ])

    static let command = Command.query(
        [Label("notice", "通报"), Label("missing", "未通报")],
        Bilingual(
            "Lists absences of which the sending unit has not been told.",
            "列出尚未向派出单位通报的缺勤。"
        ),
        CommonParameter.period,
        CommonParameter.teachersOfUnit,
        columns: columns.columns,
        recorded: true,
        source: "B10",
        examples: ["notice missing period=2024-10"],
        work: Walk.ledgers
    ) { context, period, unit throws(Refusal) in
        let days = try PeriodDays(context, unit).wholeDays(of: period)
        let tally = try AttendanceTally(context, unit: unit) { days.contains($0.last) }
        let rows = tally.people.flatMap { row in
            row.away.compactMap { absence -> Row? in
                guard let person = row.person,
                    let session = context.register.sessions[absence.session],
                    tally.told(absence) == nil
                else { return nil }
                return Row(
                    unit: row.unit,
                    unitName: row.unitName,
                    person: person,
                    session: session,
                    state: absence.state
                )
            }
        }
        let today = context.today
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            write(rows[index], today, to: writer)
        }
        let title = Bilingual(
            "Absences of which nobody was told, \(PrintedDays.text(days).english)",
            "尚未通报的缺勤（\(PrintedDays.text(days).chinese)）"
        )
        return Reply(
            body: .table(table),
            meta: [Reply.Meta("units", Set(rows.map(\.unit)).count)],
            page: { UnitPage.page(title, unit: unit, context, rules: []) }
        )
    }

    private static func write(_ row: Row, _ today: Day, to writer: any ReplyWriter) {
        writer.text(row.unit.text)
        writer.text(row.unitName)
        writer.text(row.person.id.text)
        writer.text(row.person.name[row.session.first])
        writer.text(row.session.id.text)
        writer.text(row.session.title)
        FieldValue.day(row.session.last).write(to: writer)
        writer.text(row.state.label.english)
        writer.integer(max(Int(today.daysSinceEpoch - row.session.last.daysSinceEpoch), 0))
    }
}
