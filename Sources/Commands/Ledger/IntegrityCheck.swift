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
        Parameter<TrainingLevel?>.optional(
            Label("level", "级别"),
            Reading<TrainingLevel>.value,
            Bilingual("the programme's level; national unless given", "项目级别，默认国家级")
        ),
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
        CommonParameter.explain,
        UnitParameter.near,
        columns: columns.columns,
        source: "B08, B09",
        examples: ["integrity check T014 on=2024-10-13"]
    ) { context, teacher, on, level, type, subject, explain, _ throws(Refusal) in
        let day = on ?? context.today
        let finding = try ProgrammeGate(context: context)
            .finding(teacher, on: day, level: level ?? .nation, type: type, subject: subject)
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
            ),
            reasons: explain
                ? try reasons(teacher, level ?? .nation, finding, on: day, context) : [],
            notes: finding.warnings
        )
    }

    /// What follows from each participation by the day, and what was counted.
    private static func reasons(
        _ teacher: PersonID,
        _ level: TrainingLevel,
        _ finding: ProgrammeGate.Finding,
        on day: Day,
        _ context: Context
    ) throws(Refusal) -> [Bilingual] {
        let question = BanQuestion(context)
        let records = context.register.index.integrityByTeacher[teacher]
            .compactMap { context.register.integrity[$0] }.filter { $0.on <= day }
            .sorted { ($0.on, $0.id) < ($1.on, $1.id) }
        var lines = [Bilingual("\(teacher.text) \(day)", "\(teacher.text) \(day)")]
        for record in records {
            let reason = try question.reason(record)
            lines.append(Bilingual("  " + reason.english, "  " + reason.chinese))
        }
        if records.isEmpty {
            lines.append(Bilingual("  no participation on file", "  诚信档案无参训记录"))
        }
        guard level == .nation else { return lines }
        let most = finding.most.map { " / \($0)" } ?? ""
        lines.append(
            Bilingual(
                "  times, with applications that stand: \(finding.times)\(most)",
                "  参训次数（含有效报名）：\(finding.times)\(most)"
            )
        )
        return lines
    }
}
