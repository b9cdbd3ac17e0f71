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
    ])

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
        var rows: [(UnitID, ModuleProject?, [Label], Int, Int)] = []
        var reasons: [Bilingual] = []
        for school in teachers.keys.sorted() where register.units[school]?.kind[day] != .bureau {
            let own = register.index.projectsByUnit[school].compactMap { register.projects[$0] }
                .filter { $0.year == year && $0.kind == .module }
            guard !own.contains(where: { $0.approved != nil }) else { continue }
            let rule = try ProjectFlow.rule(for: school, year: year, context)?.0
            let atRisk = (teachers[school] ?? []).flatMap { person in
                register.entries(of: person.id)
            }.filter { entry in
                entry.isStanding && entry.last.year == year
                    && (rule?.governs(entry) ?? (entry.project != nil))
            }
            let hours = atRisk.reduce(0) { $0 + $1.hours.hundredths }
            let project = own.last
            let missing = project.map { ProjectFlow.missing($0, rule) } ?? []
            rows.append((school, project, missing, hours, atRisk.count))
            if explain { reasons += Self.reasons(school, atRisk, hours) }
        }
        let found = rows
        let language = context.language
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            let (school, project, missing, hours, count) = found[index]
            writer.text(school.text)
            writer.text(register.units[school]?.name[day] ?? "")
            project.map { writer.text($0.id.text) } ?? writer.none()
            project.map { writer.text($0.status.label.english) } ?? writer.none()
            missing.isEmpty
                ? writer.none() : writer.text(missing.map { $0[language] }.joined(separator: ","))
            writer.decimal(hours, places: 2)
            writer.integer(count)
        }
        return Reply(body: .table(table), reasons: reasons)
    }

    /// The lines whose hours are at risk.
    private static func reasons(
        _ school: UnitID,
        _ entries: [LedgerEntry],
        _ hours: Int
    ) -> [Bilingual] {
        let sum = entries.map(\.hours.text).joined(separator: " + ")
        let total = "\(school.text): \(sum.isEmpty ? "0" : sum) = \(Hours(hundredths: hours).text)"
        let head = Bilingual("\(total) h", "\(total) 学时")
        return [head]
            + entries.map { entry in
                let text = "  \(entry.id.text) \(entry.teacher.text) \(entry.last) "
                return Bilingual("\(text)\(entry.hours.text) h", "\(text)\(entry.hours.text) 学时")
            }
    }
}
