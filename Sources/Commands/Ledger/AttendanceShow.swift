import Domain
import Grammar
import Notation

/// `attendance show`: who was at a session and who was not, by unit: the notice to the units.
enum AttendanceShow {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("unit-name", "单位名称", .text),
        ColumnSpec("teacher", "教师", .id), ColumnSpec("teacher-name", "姓名", .text),
        ColumnSpec("state", "出勤", .word), ColumnSpec("entry", "学时记录", .id),
        ColumnSpec("hours", "学时", .decimal),
    ])

    static let command = Command.query(
        [Label("attendance", "考勤"), Label("show", "查看")],
        Bilingual(
            "Shows a session's attendance by sending unit; away: only those who were not there.",
            "按派出单位查看考勤；缺席：只列未到者，供通报派出单位。"
        ),
        Descriptions.session.positional,
        Parameter<Bool>.flag(Label("away", "缺席者"), Bilingual("only who was not there", "只列未到者")),
        columns: columns.columns,
        recorded: true,
        source: "B10",
        examples: ["attendance show S-1", "attendance show S-1 away"]
    ) { context, id, onlyAway throws(Refusal) in
        let session = try Descriptions.session.object(id, context.register)
        let (register, day) = (context.register, session.first)
        let rows = session.attendance.filter { !onlyAway || !$0.state.isPresent }
            .compactMap { attendance in
                register.persons[attendance.teacher].map { ($0, attendance.state) }
            }.sorted { ($0.0.unit[day], $0.0.id) < ($1.0.unit[day], $1.0.id) }
        let entries = register.index.entriesBySession[id.text].compactMap { register.entries[$0] }
            .filter(\.isStanding)
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let (person, state) = rows[index]
            writer.text(person.unit[day].text)
            writer.text(register.units[person.unit[day]]?.name[day] ?? "")
            writer.text(person.id.text)
            writer.text(person.name[day])
            writer.text(state.label.english)
            let entry = entries.first { $0.teacher == person.id }
            entry.map { writer.text($0.id.text) } ?? writer.none()
            entry.map { writer.decimal($0.hours.hundredths, places: 2) } ?? writer.none()
        }
        let present = session.attendance.count { $0.state.isPresent }
        return Reply(
            body: .table(table),
            meta: [
                Reply.Meta("present", present),
                Reply.Meta("away", session.attendance.count - present),
            ]
        )
    }
}
