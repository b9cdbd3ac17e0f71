import Domain
import Grammar
import Notation

/// `followup missing`: who completed a programme and was not examined on how it is applied.
///
/// Source: systems.md B10.
enum FollowupMissing {
    private struct Row: Sendable {
        let person: Person
        let programme: String
        let completed: Day
    }

    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "姓名", .text), ColumnSpec("programme", "培训项目", .text),
        ColumnSpec("finished", "结业日期", .day),
        ColumnSpec("days", "已过天数", .integer, unit: "days"),
    ])

    static let command = Command.query(
        [Label("followup", "应用考核"), Label("missing", "未考核")],
        Bilingual(
            "Lists who completed a programme and was not examined on how it is applied.",
            "列出已结业而未考核培训成果应用的教师。"
        ),
        CreditQuestion.unit,
        Parameter<String?>.optional(
            Label("programme", "培训项目"),
            Reading<String>.value,
            Bilingual(
                "only this one, then also those whose hours of it count",
                "只看该项目，并含其学时已计入者"
            )
        ),
        columns: columns.columns,
        recorded: true,
        source: "B10",
        examples: ["followup missing unit=hetu", "followup missing unit=hetu programme=国培2024"],
        work: Walk.ledgers
    ) { context, unit, programme throws(Refusal) in
        let (register, day) = (context.register, context.today)
        let absent = try programme.map { name throws(Refusal) in try tooOftenAway(name, context) }
        let rows = CreditQuestion(context).teachers(of: unit, on: day).flatMap { person in
            completed(by: person.id, programme, absent ?? [], register)
                .filter { !isExamined(person.id, $0.key, register) }
                .sorted { ($0.value, $0.key) < ($1.value, $1.key) }
                .map { Row(person: person, programme: $0.key, completed: $0.value) }
        }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.person.unit[day].text)
            writer.text(row.person.id.text)
            writer.text(row.person.name[day])
            writer.text(row.programme)
            FieldValue.day(row.completed).write(to: writer)
            writer.integer(max(Int(day.daysSinceEpoch - row.completed.daysSinceEpoch), 0))
        }
        return Reply(body: .table(table))
    }

    /// Who attended too little of a programme to complete it, by the scheme in force.
    private static func tooOftenAway(
        _ programme: String,
        _ context: Context
    ) throws(Refusal) -> Set<PersonID> {
        let tally = try AttendanceTally(context, unit: nil) { $0.programme == programme }
        return try tally.attendedTooLittle(context)
    }

    /// The programmes that somebody completed, and when: those on the integrity file, and of the
    /// one that is asked for the last day of hours that count, unless the attendance does not
    /// suffice or the file says otherwise.
    private static func completed(
        by teacher: PersonID,
        _ programme: String?,
        _ absent: Set<PersonID>,
        _ register: Register
    ) -> [String: Day] {
        var found: [String: Day] = [:]
        let records = register.index.integrityByTeacher[teacher]
            .compactMap { register.integrity[$0] }
        for record in records
        where record.kind == .completed && programme.map({ $0 == record.programme }) ?? true {
            found[record.programme] = max(found[record.programme] ?? record.on, record.on)
        }
        guard let programme, !absent.contains(teacher),
            !records.contains(where: { $0.programme == programme && $0.kind.isFailure })
        else { return found }
        for entry in register.entries(of: teacher)
        where entry.programme == programme && entry.status == .counted && entry.isPassed != false {
            found[programme] = max(found[programme] ?? entry.last, entry.last)
        }
        return found
    }

    private static func isExamined(
        _ teacher: PersonID,
        _ programme: String,
        _ register: Register
    ) -> Bool {
        register.index.followUpsByTeacher[teacher].contains {
            register.followUps[$0]?.programme == programme
        }
    }
}
