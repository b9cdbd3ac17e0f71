import Domain
import Grammar
import Notation
import Schemes

/// `project missing`: schools that have not applied, and applications that lack something.
enum ProjectMissing {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("unit-name", "单位名称", .text),
        ColumnSpec("project", "模块项目", .id), ColumnSpec("status", "状态", .word),
        ColumnSpec("missing", "所缺", .text), ColumnSpec("hours-at-risk", "待认定学时", .decimal),
        ColumnSpec("entries", "记录", .integer),
        ColumnSpec("credits-at-risk", "待认定学分", .decimal),
    ])

    private struct Row: Sendable {
        let school: UnitID
        let project: ModuleProject?
        let missing: [Label]
        /// In hundredths, and in ten-thousandths.
        let hours: Int
        let credits: Int
        let entries: Int
    }

    static let command = Command.query(
        [Label("project", "模块项目"), Label("missing", "未申报")],
        Bilingual(
            "Lists schools without an approved project of a year, and the hours at risk.",
            "列出未申报、未立项学校及待认定学时。"
        ),
        CreditQuestion.unit,
        CreditQuestion.year,
        CommonParameter.explain,
        columns: columns.columns,
        source: "A08, A09",
        examples: ["project missing unit=daoli year=2024"],
        work: Walk.ledgers
    ) { context, unit, year, explain throws(Refusal) in
        let register = context.register
        let day = context.today
        let teachers = Dictionary(
            grouping: CreditQuestion(context).teachers(of: unit, on: day),
            by: { $0.unit[day] }
        )
        var rows: [Row] = []
        var reasons: [Bilingual] = []
        for school in teachers.keys.sorted() where register.units[school]?.kind[day] != .bureau {
            let own = register.index.projectsByUnit[school].compactMap { register.projects[$0] }
                .filter { $0.year == year && $0.kind == .module }
            guard !own.contains(where: { $0.approved != nil }) else { continue }
            let found = try ProjectFlow.rule(for: school, year: year, context)
            let rule = found?.0
            let cycle = found?.1.rules.cycle
            let atRisk = (teachers[school] ?? []).flatMap { person in
                register.entries(of: person.id)
            }.filter { entry in
                entry.isStanding && (cycle?.number(of: entry.last) ?? entry.last.year) == year
                    && (rule?.governs(entry) ?? (entry.project != nil))
            }
            let hours = atRisk.reduce(0) { $0 + $1.hours.hundredths }
            let project = own.last
            let missing = project.map { ProjectFlow.missing($0, rule) } ?? []
            let credits = found.map { _, ruled in
                creditsAtRisk(teachers[school] ?? [], project, school, year, ruled, context)
            }
            rows.append(
                Row(
                    school: school,
                    project: project,
                    missing: missing,
                    hours: hours,
                    credits: credits ?? 0,
                    entries: atRisk.count
                )
            )
            if explain { reasons += Self.reasons(school, atRisk, hours) }
        }
        let found = rows
        let language = context.language
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            let row = found[index]
            writer.text(row.school.text)
            writer.text(register.units[row.school]?.name[day] ?? "")
            row.project.map { writer.text($0.id.text) } ?? writer.none()
            row.project.map { writer.text($0.status.label.english) } ?? writer.none()
            let missing = row.missing.map { $0[language] }.joined(separator: ",")
            missing.isEmpty ? writer.none() : writer.text(missing)
            writer.decimal(row.hours, places: 2)
            writer.integer(row.entries)
            writer.decimal(row.credits, places: 4)
        }
        return Reply(body: .table(table), reasons: reasons)
    }

    /// What the school's teachers would have more, had a project been approved on the year's first
    /// day: the one they applied with, or any.
    private static func creditsAtRisk(
        _ teachers: [Person],
        _ project: ModuleProject?,
        _ school: UnitID,
        _ year: Int,
        _ ruled: CreditQuestion.Ruled,
        _ context: Context
    ) -> Int {
        guard let first = ruled.rules.cycle.year(year)?.first else { return 0 }
        let key = project?.id ?? context.register.newKey(nil as ProjectID?, prefix: "MP").0
        var approved =
            project ?? ModuleProject(id: key, unit: school, year: year, dimension: "")
        approved.steps = [ModuleProject.Step(status: .approved, on: first, reason: nil)]
        var register = context.register
        register.apply(.project(Revised(before: project, after: approved)))
        let old = CreditQuestion(context)
        let new = CreditQuestion(context, register: register)
        let units = teachers.reduce(0) { sum, person in
            let credits = [old, new].map {
                $0.statement(of: person, ruled, year...year).credits
            }
            return sum + credits[1] - credits[0]
        }
        return CreditText.places4(units, .credits, scale: ruled.rules.scale)
    }

    /// The lines whose hours are at risk.
    private static func reasons(
        _ school: UnitID,
        _ entries: [LedgerEntry],
        _ hours: Int
    ) -> [Bilingual] {
        let sum = entries.map(\.hours.text).joined(separator: " + ")
        let total = "\(sum.isEmpty ? "0" : sum) = \(Hours(hundredths: hours).text)"
        let head = Bilingual("\(school.text): \(total) h", "\(school.text)：\(total) 学时")
        return [head]
            + entries.map { entry in
                let text = "  \(entry.id.text) \(entry.teacher.text) \(entry.last) "
                return Bilingual("\(text)\(entry.hours.text) h", "\(text)\(entry.hours.text) 学时")
            }
    }
}
