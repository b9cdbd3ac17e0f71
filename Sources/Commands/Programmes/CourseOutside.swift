import Domain
import Grammar
import Notation
import Schemes

/// `course outside`: sessions whose course is not in the catalogue.
enum CourseOutside {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("unit-name", "单位名称", .text),
        ColumnSpec("session", "培训活动", .id), ColumnSpec("on", "日期", .day),
        ColumnSpec("title", "名称", .text), ColumnSpec("module", "课程模块", .text),
        ColumnSpec("local", "地方课程", .id), ColumnSpec("hours", "学时", .decimal),
        ColumnSpec("present", "实到", .integer),
    ])

    static let command = Command.query(
        [Label("course", "课程"), Label("outside", "目录外")],
        Bilingual(
            "Lists sessions whose course is not in the catalogue; local ones are named.",
            "列出目录外课程的培训活动，注明已登记的地方课程。"
        ),
        CreditQuestion.unit,
        CommonParameter.period,
        columns: columns.columns,
        recorded: true,
        source: "A17",
        examples: ["course outside unit=hetu period=2024"],
        work: Walk.ledgers
    ) { context, unit, period throws(Refusal) in
        let days = try PeriodDays(context, unit).ownDays(of: period)
        let register = context.register
        let catalogue = CourseCatalogue(register)
        let rows = register.sessions.filter { session in
            days.contains(session.last) && !catalogue.holds(session)
                && context.regulations.lineage(of: session.unit, on: session.first).contains(unit)
        }.sorted { ($0.unit, $0.first, $0.id) < ($1.unit, $1.first, $1.id) }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let session = rows[index]
            writer.text(session.unit.text)
            writer.text(register.units[session.unit]?.name[session.first] ?? "")
            writer.text(session.id.text)
            FieldValue.day(session.first).write(to: writer)
            writer.text(session.title)
            session.module.map { writer.text($0) } ?? writer.none()
            catalogue.local(session).map { writer.text($0.text) } ?? writer.none()
            writer.decimal(session.hours.hundredths, places: 2)
            writer.integer(session.attendance.count { $0.state.isPresent })
        }
        return Reply(body: .table(table))
    }
}
