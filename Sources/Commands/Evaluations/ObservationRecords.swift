import Domain
import Grammar
import Notation
import Schemes

/// `observation records`: who has handed in how many written observation records (评课记录).
///
/// A record is an observation with a comment or suggestions. Source: systems.md G04; what is looked
/// for on one: practice.md 3.3.
enum ObservationRecords {
    private struct Row: Sendable {
        let person: Person
        let quota: ObservationQuota
        let citation: String
        /// Written ones, with what is missing on each.
        let records: [(observation: Observation, lesson: Lesson, missing: [Part])]
        /// Observations about which nothing was written.
        let unwritten: Int

        var required: Int { quota.records ?? 0 }
        var short: Int { max(0, required - records.count) }
        var isMet: Bool { short == 0 }
    }

    /// What a record is checked for.
    private enum Part: CaseIterable {
        case schoolClass
        case subject
        case time
        case topic
        case comment
        case suggestions

        var label: Bilingual {
            switch self {
            case .schoolClass: Bilingual("class", "班级")
            case .subject: Bilingual("subject", "科目")
            case .time: Bilingual("period", "节次")
            case .topic: Bilingual("topic", "课题")
            case .comment: Bilingual("comment", "评语")
            case .suggestions: Bilingual("suggestions", "建议")
            }
        }

        func isMissing(_ observation: Observation, _ lesson: Lesson) -> Bool {
            switch self {
            case .schoolClass: lesson.schoolClass == nil
            case .subject: lesson.subject == nil
            case .time: lesson.time == nil
            case .topic: lesson.topic == nil
            case .comment: observation.comment == nil
            case .suggestions: observation.suggestions == nil
            }
        }
    }

    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "教师姓名", .text),
        ColumnSpec("quota", "任务", .word, values: [Label("record", "评课记录")] + QuotaFigure.names),
        ColumnSpec("required", "应交", .integer), ColumnSpec("done", "已交", .integer),
        ColumnSpec("short", "缺交", .integer), ColumnSpec("verdict", "结论", .word),
        ColumnSpec("incomplete", "缺项记录", .integer), ColumnSpec("unwritten", "未写记录", .integer),
    ])

    static let command = Command.query(
        [Label("observation", "听课"), Label("records", "记录")],
        Bilingual(
            "Shows who has handed in the written observation records owed in a term.",
            "评课记录上交情况：应交、已交、缺交；记录缺项（班级、科目、节次、课题、评语、建议）见依据。"
        ),
        TermQuestion.term,
        TargetQuestion.unit,
        TermQuestion.teacher,
        Parameter<Bool>.flag(
            Label("missing", "缺交"),
            Bilingual("only who is short", "只列缺交的")
        ),
        CommonParameter.asof,
        CommonParameter.explain,
        columns: columns.columns,
        source: "G04; practice.md 3.3",
        examples: [
            "observation records term=2024-autumn", "听课 记录 学期=2024-autumn 缺交 依据",
        ],
        work: Walk.persons
    ) { context, id, unit, teacher, missing, asof, explain throws(Refusal) in
        let term = try Descriptions.term.object(id, context.register)
        guard let days = TermQuestion.days(term, asof, context) else {
            let early = Bilingual("the term has not begun that day", "当日学期尚未开始")
            let empty = Reply.Table(columns: columns, rowCount: 0) { _, _ in }
            return Reply(body: .table(empty), notes: [early])
        }
        let (all, unknown) = try rows(in: unit ?? id.unit, days, only: teacher, context)
        let rows = all.filter { !missing || !$0.isMet }
        let day = days.last ?? term.to
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            write(rows[index], day, to: writer)
        }
        var reply = Reply(body: .table(table), notes: notes(all, unknown))
        if explain { reply.reasons = rows.flatMap(reasons) }
        let title = UnitPage.name(of: id, context.register)
        reply.page = {
            PrintedTable.page(
                Bilingual("Observation records, \(title.english)", "\(title.chinese) 评课记录上交情况"),
                unit: unit ?? id.unit,
                table,
                without: ["teacher"],
                rules: notes(all, unknown),
                context
            )
        }
        return reply
    }

    private static func rows(
        in unit: UnitID,
        _ days: DayRange,
        only: PersonID?,
        _ context: Context
    ) throws(Refusal) -> (rows: [Row], unknown: Int) {
        guard let last = days.last else { return ([], 0) }
        let view = View(register: context.register, day: last, role: context.role)
        let persons =
            only.map { TermQuestion.persons(only: $0, in: unit, on: last, context) }
            ?? TermQuestion.persons(in: unit, on: last, context) { _ in true }
        var rows: [Row] = []
        var unknown = 0
        for person in persons {
            var owed: (quota: ObservationQuota, citation: String)?
            for (quota, inForce) in try context.regulations.quotas(for: person.unit[last], on: last)
            where quota.records ?? 0 > owed?.quota.records ?? 0 {
                switch StageRule.predicate(quota.condition)?.holds(for: person, in: view) {
                case .yes: owed = (quota, inForce.citation)
                case .unknown: unknown += 1
                case .no, nil: break
                }
            }
            guard let owed else { continue }
            rows.append(row(of: person, owed.quota, owed.citation, days, context.register))
        }
        return (rows, unknown)
    }

    private static func row(
        of person: Person,
        _ quota: ObservationQuota,
        _ citation: String,
        _ days: DayRange,
        _ register: Register
    ) -> Row {
        let observed = ObservedLessons(by: person.id, in: days, register)
        // A double lesson is one record, which may stand at either half.
        let written = observed.units.compactMap { unit in
            zip(unit.observations, unit.lessons).first { observation, _ in
                observation.comment != nil || observation.suggestions != nil
            }
        }
        return Row(
            person: person,
            quota: quota,
            citation: citation,
            records: written.map { observation, lesson in
                let missing = Part.allCases.filter { $0.isMissing(observation, lesson) }
                return (observation, lesson, missing)
            },
            unwritten: observed.count - written.count
        )
    }

    private static func write(_ row: Row, _ day: Day, to writer: any ReplyWriter) {
        writer.text(row.person.unit[day].text)
        writer.text(row.person.id.text)
        writer.text(row.person.name[day])
        writer.text(row.quota.name)
        writer.integer(row.required)
        writer.integer(row.records.count)
        writer.integer(row.short)
        writer.text((row.isMet ? Verdict.met : .notMet).label.english)
        writer.integer(row.records.count { !$0.missing.isEmpty })
        writer.integer(row.unwritten)
    }

    private static func notes(_ rows: [Row], _ unknown: Int) -> [Bilingual] {
        var notes: [Bilingual] = []
        if rows.isEmpty {
            notes.append(
                Bilingual(
                    "no scheme in force says who owes records there",
                    "该范围内无人适用现行方案的评课记录任务"
                )
            )
        }
        if unknown > 0 {
            notes.append(
                Bilingual(
                    "\(counted(unknown, "condition")) unknown: a date is not known to the day",
                    "有 \(unknown) 个条件因日期精度不足无法判断"
                )
            )
        }
        if let quota = rows.first?.quota, quota.source.origin == .project {
            notes.append(
                Bilingual(
                    "who owes a record is shixun's own choice: the source names none",
                    "应交人员范围为本系统自拟，文件未规定"
                )
            )
        }
        return notes
    }

    private static func reasons(_ row: Row) -> [Bilingual] {
        let (who, line) = (row.person.id.text, row.quota.source.line)
        let head = Bilingual(
            "\(who): \(row.records.count) of \(row.required) a term "
                + "(\(row.citation) line \(line)); short \(row.short)",
            "\(who)：每学期 \(row.required) 份（\(row.citation) 第 \(line) 行），"
                + "已交 \(row.records.count)，缺 \(row.short)"
        )
        let records = row.records.map { observation, lesson, missing in
            let what = "\(lesson.on) \(observation.id.text) \(lesson.id.text)"
            let english = missing.map(\.label.english).joined(separator: ", ")
            let chinese = missing.map(\.label.chinese).joined(separator: "、")
            return Bilingual(
                "  \(what)" + (missing.isEmpty ? "" : ": without \(english)"),
                "  \(what)" + (missing.isEmpty ? "" : "：缺 \(chinese)")
            )
        }
        return [head] + records
    }
}
