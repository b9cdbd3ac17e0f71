import Domain
import Grammar
import Notation
import Schemes

/// `project early`: self-chosen projects that are not approved, or were started before.
enum ProjectEarly {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("unit-name", "单位名称", .text),
        ColumnSpec("project", "模块项目", .id), ColumnSpec("theme", "主题", .text),
        ColumnSpec("status", "状态", .word), ColumnSpec("approved-on", "批准日期", .day),
        ColumnSpec("started-on", "开始日期", .day), ColumnSpec("missing", "所缺", .text),
        ColumnSpec("entries", "记录", .integer), ColumnSpec("hours", "学时", .decimal),
    ])

    static let command = Command.query(
        [Label("project", "模块项目"), Label("early", "未批先行")],
        Bilingual(
            "Lists self-chosen projects not approved or started before, with the hours.",
            "列出未批准或先实施后批准的自主项目及所涉学时。"
        ),
        CreditQuestion.unit,
        CreditQuestion.year,
        columns: columns.columns,
        recorded: true,
        source: "A28",
        examples: ["project early unit=daoli year=2024"],
        work: Walk.ledgers
    ) { context, unit, year throws(Refusal) in
        let register = context.register
        let day = context.today
        let own = register.projects.filter { project in
            project.kind == .selfChosen && project.year == year
                && context.regulations.lineage(of: project.unit, on: day).contains(unit)
        }.sorted { ($0.unit, $0.id) < ($1.unit, $1.id) }
        var rows: [(ModuleProject, Day?, [Label], [LedgerEntry])] = []
        for project in own {
            let start = ProjectStanding.start(of: project, register)
            let isEarly = start.map { start in project.approved.map { start < $0 } ?? true }
            guard project.approved == nil || isEarly == true else { continue }
            let entries = register.entries.filter {
                $0.isStanding && $0.project == project.id.text
            }
            rows.append((project, start, try ProjectFlow.missing(project, context), entries))
        }
        let found = rows
        let language = context.language
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            let (project, start, missing, entries) = found[index]
            writer.text(project.unit.text)
            writer.text(register.units[project.unit]?.name[day] ?? "")
            writer.text(project.id.text)
            project.theme.map { writer.text($0) } ?? writer.none()
            writer.text(project.status.label.english)
            (project.approved.map { .day($0) } ?? FieldValue.none).write(to: writer)
            (start.map { .day($0) } ?? FieldValue.none).write(to: writer)
            let names = missing.map { $0[language] }.joined(separator: ",")
            names.isEmpty ? writer.none() : writer.text(names)
            writer.integer(entries.count)
            writer.decimal(entries.reduce(0) { $0 + $1.hours.hundredths }, places: 2)
        }
        return Reply(body: .table(table))
    }
}
