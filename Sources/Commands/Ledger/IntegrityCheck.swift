import Domain
import Grammar
import Notation
import Schemes

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
        let register = context.register
        let records = register.index.integrityByTeacher[teacher]
            .compactMap { register.integrity[$0] }.filter { $0.on <= day }
        let end = records.compactMap(\.banEnd).filter { $0 >= day }.max()
        let unit = try Descriptions.person.stored(teacher, register).value.unit[day]
        let limit = try limit(for: unit, day, context)
        let years = limit?.years ?? 0
        let recent = records.filter { $0.on.adding(years: max(years, 1)) >= day }
        let times = limit == nil ? records.count : recent.count
        let isRepeated = recent.contains { record in
            type != nil && record.type == type && record.subject == subject
        }
        var reasons: [Bilingual] = []
        if let end { reasons.append(Bilingual("banned through \(end)", "禁训至 \(end)（含当日）")) }
        if let most = limit?.most, times >= most {
            reasons.append(
                Bilingual("over the limit: \(times) of \(most)", "超过次数：\(times)/\(most)")
            )
        }
        if isRepeated {
            reasons.append(Bilingual("the same type and subject again", "同类型同学科重复参训"))
        }
        let text = reasons.map { $0[context.language] }.joined(separator: "; ")
        let isAllowed = reasons.isEmpty
        return Reply(
            body: .record(
                Reply.Table(columns: columns, rowCount: 1) { _, writer in
                    writer.text(teacher.text)
                    FieldValue.day(day).write(to: writer)
                    writer.flag(isAllowed)
                    (end.map { .day($0) } ?? FieldValue.none).write(to: writer)
                    writer.integer(times)
                    limit?.most.map { writer.integer($0) } ?? writer.none()
                    isAllowed ? writer.none() : writer.text(text)
                }
            )
        )
    }

    private static func limit(
        for unit: UnitID,
        _ day: Day,
        _ context: Context
    ) throws(Refusal) -> ParticipationLimit? {
        for found in try context.regulations.all(for: unit, on: day) {
            if let limit = found.scheme.credits?.participation { return limit }
        }
        return nil
    }
}
