import Domain
import Grammar
import Notation

/// `integrity check`: whether a teacher may join a national programme that day, and why not.
enum IntegrityCheck {
    private static let columns = ColumnSet([
        ColumnSpec("teacher", "教师", .id), ColumnSpec("on", "日期", .day),
        ColumnSpec("allowed", "可参训", .flag), ColumnSpec("banned-to", "禁训至", .day),
        ColumnSpec("times", "已参训次数", .integer), ColumnSpec("most", "次数上限", .integer),
        ColumnSpec("reason", "理由", .text),
    ])

    static let command = Command.query(
        [Label("integrity", "诚信档案"), Label("check", "核查")],
        Bilingual(
            "Says whether a teacher may join a national programme: ban, times, repeats.",
            "核查教师能否参加国培：禁训期、次数、重复。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("who", "教师")
        ),
        ProjectFlow.on,
        Parameter<String?>.optional(
            Label("type", "项目类型"),
            Reading<String>.value,
            Bilingual("the programme's type", "项目类型")
        ),
        Parameter<String?>.optional(
            Label("subject", "学科"),
            Reading<String>.value,
            Bilingual("the programme's subject", "学科")
        ),
        UnitParameter.near,
        columns: columns.columns,
        source: "B08, B09",
        examples: ["integrity check T014 on=2024-10-13"]
    ) { context, teacher, on, type, subject, _ throws(Refusal) in
        let day = on ?? context.today
        let finding = try ProgrammeGate(context: context)
            .finding(teacher, on: day, type: type, subject: subject)
        let text = finding.reasons.map { $0[context.language] }.joined(separator: "; ")
        return Reply(
            body: .record(
                Reply.Table(columns: columns, rowCount: 1) { _, writer in
                    writer.text(teacher.text)
                    FieldValue.day(day).write(to: writer)
                    writer.flag(finding.isAllowed)
                    (finding.banEnd.map { .day($0) } ?? FieldValue.none).write(to: writer)
                    writer.integer(finding.times)
                    finding.most.map { writer.integer($0) } ?? writer.none()
                    finding.isAllowed ? writer.none() : writer.text(text)
                }
            )
        )
    }
}
