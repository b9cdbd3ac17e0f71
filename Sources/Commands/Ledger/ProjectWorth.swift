import Domain
import Grammar
import Notation
import Schemes

/// `project worth`: what an upgrade of a project would give each teacher.
enum ProjectWorth {
    private struct Row: Sendable {
        let person: Person
        let before: Int
        let after: Int
        let reasons: [Bilingual]
    }

    private static let columns = ColumnSet([
        ColumnSpec("teacher", "教师", .id), ColumnSpec("teacher-name", "姓名", .text),
        ColumnSpec("credits", "现学分", .decimal), ColumnSpec("upgraded", "升级后学分", .decimal),
        ColumnSpec("gain", "增加", .decimal),
    ])

    static let command = Command.query(
        [Label("project", "模块项目"), Label("worth", "升级价值")],
        Bilingual("Shows what an upgrade would give each teacher.", "查看项目升级将使每名教师增加多少学分。"),
        Descriptions.project.positional,
        ProjectFlow.on,
        CommonParameter.explain,
        columns: columns.columns,
        source: "A10",
        examples: ["project worth MP-1 on=2024-11-01"]
    ) { context, id, on, explain throws(Refusal) in
        let project = try Descriptions.project.object(id, context.register)
        let found = try ProjectFlow.rule(for: project.unit, year: project.year, context)
        let last = found?.1.rules.cycle.year(project.year)?.last ?? context.today
        let after = try ProjectFlow.moved(
            project,
            from: [.approved],
            to: .upgraded,
            on: on ?? day(project, last, context.today),
            reason: nil
        )
        guard let (_, ruled) = found else {
            throw Refusal(
                .rule,
                "no scheme in force has a rule for projects",
                "现行方案没有项目规定",
                want: "project"
            )
        }
        var upgraded = context.register
        upgraded.apply(.project(Revised(before: project, after: after)))
        let old = CreditQuestion(context, explains: explain)
        let new = CreditQuestion(context, register: upgraded, explains: explain)
        let years = project.year...project.year
        let teachers = old.teachers(of: project.unit, on: min(context.today, last))
        let rows = teachers.compactMap { person -> Row? in
            let statements = [old, new].map { $0.statement(of: person, ruled, years) }
            let credits = statements.map {
                CreditText.places4($0.credits, .credits, scale: ruled.rules.scale)
            }
            guard credits[0] != credits[1] else { return nil }
            let reasons = statements.flatMap { statement in
                CreditReasons(
                    item: CreditTable.Item(
                        person: person,
                        ruled: ruled,
                        statement: statement,
                        seal: nil
                    )
                ).lines
            }
            return Row(
                person: person,
                before: credits[0],
                after: credits[1],
                reasons: explain ? reasons : []
            )
        }
        let day = context.today
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.person.id.text)
            writer.text(row.person.name[day])
            writer.decimal(row.before, places: 4)
            writer.decimal(row.after, places: 4)
            writer.decimal(row.after - row.before, places: 4)
        }
        let gain = rows.reduce(0) { $0 + $1.after - $1.before }
        return Reply(
            body: .table(table),
            reasons: rows.flatMap(\.reasons),
            notes: [
                Bilingual(
                    "together \(counted(Decimals.text(gain, places: 4), "credit"))",
                    "合计增加 \(Decimals.text(gain, places: 4)) 学分"
                )
            ]
        )
    }

    /// The day on which an upgrade is tried unless one is given: today, but within the project's
    /// year and after its last step.
    private static func day(_ project: ModuleProject, _ last: Day, _ today: Day) -> Day {
        let day = min(today, last)
        return project.steps.last.map { max(day, $0.on) } ?? day
    }
}
