import Domain
import Grammar
import Notation

/// `leave list`: who is on leave, from when to when, in a unit or one teacher.
enum LeaveList {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "姓名", .text), ColumnSpec("kind", "假别", .word),
        ColumnSpec("on", "日期", .day), ColumnSpec("to", "至", .day),
        ColumnSpec("days", "天数", .integer),
    ])

    static let command = Command.query(
        [Label("leave", "请假"), Label("list", "列表")],
        Bilingual(
            "Lists leaves of a unit's teachers, or of one: today's, or those of a period.",
            "列出单位或某教师的请假：今日在假者，或某期间的假期。"
        ),
        ToldOnce.unit,
        Parameter<PersonID?>.optional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("only this teacher, all leaves", "只看该教师的全部假期")
        ),
        Parameter<PeriodNotation?>.optional(
            Label("period", "期间"),
            Reading<PeriodNotation>.value,
            Bilingual("leaves with a day in it; today's unless given", "在此期间的假期，默认今日")
        ),
        columns: columns.columns,
        recorded: true,
        source: "practice.md 3.2",
        examples: ["leave list unit=hetu period=2024", "leave list teacher=T099"],
        work: Walk.ledgers
    ) { context, unit, teacher, period throws(Refusal) in
        let days =
            try period.map { period throws(Refusal) in
                try PeriodDays(context, unit).days(of: period)
            } ?? nil
        let people: [Person]
        let range: DayRange?
        if let teacher {
            people = [try Descriptions.person.object(teacher, context.register)]
            range = days
        } else if let unit {
            let day = min(days?.last ?? context.today, context.today)
            people = CreditQuestion(context).teachers(of: unit, on: day)
            range = days ?? DayRange(context.today, context.today)
        } else {
            throw Refusal(.arity, "say unit= or teacher=", "须给出单位或教师", want: "unit")
        }
        let rows = people.flatMap { person in
            LeaveSpan.all(person.leave).filter { span in
                range.map { span.overlaps($0.first, $0.last) } ?? true
            }.map { (person, $0) }
        }
        let day = context.today
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let (person, span) = rows[index]
            writer.text(person.unit[span.first ?? day].text)
            writer.text(person.id.text)
            writer.text(person.name[span.first ?? day])
            writer.text(span.kind.label.english)
            (span.first.map { .day($0) } ?? FieldValue.none).write(to: writer)
            (span.last.map { .day($0) } ?? FieldValue.none).write(to: writer)
            if let first = span.first, let last = span.last {
                writer.integer(Int(last.daysSinceEpoch - first.daysSinceEpoch) + 1)
            } else {
                writer.none()
            }
        }
        return Reply(body: .table(table))
    }
}
