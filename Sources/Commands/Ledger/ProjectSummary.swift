import Domain
import Grammar
import Notation
import Schemes

/// `project summary`: the module projects of a year: how far each is, who took part, what they got.
enum ProjectSummary {
    private struct Row: Sendable {
        let project: ModuleProject
        var people: Set<PersonID> = []
        var entries = 0
        var hours = 0
        var counted = CountedEntries()
    }

    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("unit-name", "单位名称", .text),
        ColumnSpec("project", "项目", .id), ColumnSpec("dimension", "维度", .text),
        ColumnSpec("theme", "主题", .text), ColumnSpec("status", "状态", .word),
        ColumnSpec("submitted-on", "申报日期", .day), ColumnSpec("approved-on", "立项日期", .day),
        ColumnSpec("upgraded-on", "升级日期", .day), ColumnSpec("courses", "课程数", .integer),
        ColumnSpec("half-days", "半天数", .integer), ColumnSpec("people", "人数", .integer),
        ColumnSpec("entries", "记录", .integer), ColumnSpec("hours", "学时", .decimal),
    ])

    static let command = Command.query(
        [Label("project", "模块项目"), Label("summary", "汇总")],
        Bilingual(
            "Sums up a year's module projects: status, dates, people and hours of their lines.",
            "汇总年度校本研修模块项目：状态、日期、参与人数与学时。"
        ),
        Parameter<UnitID>.keyword(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("that unit and those below it", "该单位及下属单位")
        ),
        CreditQuestion.year,
        CommonParameter.explain,
        columns: columns.columns,
        source: "A08-A10",
        examples: ["project summary unit=hetu year=2024"],
        work: Walk.ledgers
    ) { context, unit, year, explain throws(Refusal) in
        try ReferenceCheck.check(year: year)
        let (register, regulations) = (context.register, context.regulations)
        var rows: [ProjectID: Row] = [:]
        for project in register.projects
        where project.year == year
            && regulations.lineage(of: project.unit, on: context.today).contains(unit)
        {
            rows[project.id] = Row(project: project)
        }
        if !rows.isEmpty { count(register, explain, &rows) }
        let found = rows.values.sorted {
            ($0.project.unit, $0.project.id) < ($1.project.unit, $1.project.id)
        }
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            write(found[index], context, to: writer)
        }
        return Reply(
            body: .table(table),
            reasons: explain ? found.map { $0.counted.reason($0.project.id.text) } : [],
            meta: ModuleProject.Status.allCases.compactMap { status in
                let count = found.count { $0.project.status == status }
                return count == 0 ? nil : Reply.Meta(status.label.english, count)
            },
            page: { page(found, unit, year, context) }
        )
    }

    /// Adds the standing lines that name one of the projects.
    private static func count(
        _ register: Register,
        _ explains: Bool,
        _ rows: inout [ProjectID: Row]
    ) {
        for entry in register.entries where entry.isStanding {
            guard let key = entry.project.map({ ProjectID($0) }), rows[key] != nil else { continue }
            rows[key]?.people.insert(entry.teacher)
            rows[key]?.entries += 1
            rows[key]?.hours += entry.hours.hundredths
            if explains { rows[key]?.counted.add(entry) }
        }
    }

    private static func write(_ row: Row, _ context: Context, to writer: any ReplyWriter) {
        let project = row.project
        func step(_ status: ModuleProject.Status) -> Day? {
            project.steps.last { $0.status == status }?.on
        }
        writer.text(project.unit.text)
        writer.text(UnitPage.name(of: project.unit, context))
        writer.text(project.id.text)
        writer.text(project.dimension)
        project.theme.map { writer.text($0) } ?? writer.none()
        writer.text(project.status.label.english)
        for day in [step(.submitted), project.approved, project.upgraded] {
            (day.map { .day($0) } ?? FieldValue.none).write(to: writer)
        }
        writer.integer(project.courses.count)
        project.halfDays.map { writer.integer($0) } ?? writer.none()
        writer.integer(row.people.count)
        writer.integer(row.entries)
        writer.decimal(row.hours, places: 2)
    }

    private static func page(
        _ rows: [Row],
        _ unit: UnitID,
        _ year: Int,
        _ context: Context
    ) -> Page {
        let counts = ModuleProject.Status.allCases.compactMap { status -> Chart.Bar? in
            let count = rows.count { $0.project.status == status }
            return count == 0 ? nil : Chart.Bar(status.label[context.language], count * 100)
        }
        let caption = Bilingual("projects by status", "各状态项目数")
        let chart = Chart(caption, unit: "", full: 1, bars: counts)
        return UnitPage.page(
            Bilingual("Module projects of \(year)", "\(year) 年度校本研修模块项目汇总"),
            unit: unit,
            context,
            parts: (counts.isEmpty ? [] : [.chart(chart)]) + [.body],
            rules: [
                Bilingual(
                    "A08-A10: people and hours are those of standing lines that name the project",
                    "A08-A10：人数与学时按登记了该项目的有效记录统计"
                )
            ]
        )
    }
}
