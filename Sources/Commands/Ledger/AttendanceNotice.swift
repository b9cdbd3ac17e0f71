import Domain
import Grammar
import Notation
import Schemes

/// `attendance notice`: what the sending units are told: who was away, and each school's share.
///
/// Source: systems.md B10.
enum AttendanceNotice {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("unit-name", "单位名称", .text),
        ColumnSpec("teacher", "教师", .id), ColumnSpec("teacher-name", "姓名", .text),
        ColumnSpec("sessions", "场次", .integer), ColumnSpec("held", "应到学时", .decimal),
        ColumnSpec("attended", "实到学时", .decimal), ColumnSpec("share", "出勤率", .percent),
        ColumnSpec("enough", "达到要求", .flag), ColumnSpec("absences", "缺勤情况", .text),
        ColumnSpec("told", "已通报", .day),
    ])

    static let command = Command.query(
        [Label("attendance", "考勤"), Label("notice", "通报")],
        Bilingual(
            "Tells the sending units who was away, and each school's share; schools: only shares.",
            "向派出单位通报缺勤人员与各校出勤率；各校：只列各校。"
        ),
        CommonParameter.period,
        CommonParameter.teachersOfUnit,
        Parameter<String?>.optional(
            Label("programme", "培训项目"),
            Reading<String>.value,
            Bilingual("only the sessions of that programme", "只看该培训项目的活动")
        ),
        Parameter<SessionID?>.optional(
            Label("session", "培训活动"),
            Descriptions.session.reading,
            Bilingual("only that session", "只看该场活动")
        ),
        Parameter<Bool>.flag(Label("schools", "各校"), Bilingual("one row a school", "每校一行")),
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "B10",
        examples: [
            "attendance notice period=2024",
            "attendance notice period=2024-autumn unit=hetu schools",
        ],
        work: Walk.ledgers
    ) { context, period, unit, programme, session, bySchool, explain throws(Refusal) in
        let days = try PeriodDays(context, unit).ownDays(of: period)
        let tally = try AttendanceTally(context, unit: unit) { held in
            days.contains(held.last) && (programme.map { held.programme == $0 } ?? true)
                && (session.map { held.id == $0 } ?? true)
        }
        let rows = bySchool ? tally.schools : tally.people.filter { !$0.absences.isEmpty }
        let language = context.language
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            write(rows[index], language, tally.told(rows[index]), to: writer)
        }
        let title = Bilingual(
            "Attendance notice, \(PrintedDays.text(days).english)",
            "培训出勤通报（\(PrintedDays.text(days).chinese)）"
        )
        let shares = bySchool ? [] : tally.schools.map(\.shareText)
        let notes = shares + tally.gateNotes
        return Reply(
            body: .table(table),
            reasons: explain ? rows.flatMap(\.reasons) : [],
            notes: notes,
            meta: [
                Reply.Meta("people", persons(tally.people)),
                Reply.Meta("away", persons(tally.people.filter { !$0.absences.isEmpty })),
            ],
            page: { UnitPage.page(title, unit: unit, context, rules: [rule]) }
        )
    }

    /// How many people there are: who moved stands under each unit.
    private static func persons(_ rows: [AttendanceTally.Row]) -> Int {
        Set(rows.compactMap(\.person?.id)).count
    }

    private static let rule = Bilingual(
        "B10: hours held and attended, by the attendance of the sessions",
        "B10：应到、实到学时按培训活动考勤统计"
    )

    private static func write(
        _ row: AttendanceTally.Row,
        _ language: Language,
        _ told: Day?,
        to writer: any ReplyWriter
    ) {
        writer.text(row.unit.text)
        writer.text(row.unitName)
        row.person.map { writer.text($0.id.text) } ?? writer.none()
        row.person.map { writer.text(row.name(of: $0)) } ?? writer.none()
        writer.integer(row.sessions)
        writer.decimal(row.held, places: 2)
        writer.decimal(row.attended, places: 2)
        let share = row.held == 0 ? nil : Fraction(row.attended, row.held).rounded(places: 4)
        share.map { writer.fixed($0, places: 2) } ?? writer.none()
        row.isEnough.map { writer.flag($0) } ?? writer.none()
        let absences = row.absences.map { $0[language] }.joined(separator: "; ")
        absences.isEmpty ? writer.none() : writer.text(absences)
        (told.map { .day($0) } ?? FieldValue.none).write(to: writer)
    }
}
