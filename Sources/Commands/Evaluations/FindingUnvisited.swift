import Domain
import Grammar
import Notation
import Schemes

/// `finding unvisited`: schools without an inspection in a term, and leaders who teach no class.
enum FindingUnvisited {
    private struct Row: Sendable {
        let unit: UnitID
        let days: [Day]
        let load: [LeaderLoad]

        var idle: [Person] { load.filter { $0.teachings.isEmpty }.map(\.leader) }
    }

    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("unit-name", "单位名称", .text),
        ColumnSpec("inspections", "检查次数", .integer), ColumnSpec("last", "最近一次", .day),
        ColumnSpec("leaders", "班子成员", .integer),
        ColumnSpec("not-teaching", "未任课", .integer),
        ColumnSpec("not-teaching-names", "未任课人员", .text),
    ])

    static let command = Command.query(
        [Label("finding", "问题"), Label("unvisited", "未检查")],
        Bilingual(
            "Shows how often each school was inspected in a term; leaders who teach no class.",
            "各校本学期检查次数（0 为未检查），班子成员任课情况。"
        ),
        TermQuestion.term,
        TargetQuestion.unit,
        CommonParameter.explain,
        columns: columns.columns,
        source: "I07",
        examples: ["finding unvisited term=2024-autumn", "问题 未检查 学期=2024-autumn 依据"],
        work: Walk.persons
    ) { context, id, unit, explain throws(Refusal) in
        let term = try Descriptions.term.object(id, context.register)
        let day = max(term.from, min(term.to, context.today))
        let register = context.register
        let schools = TermQuestion.schools(in: unit ?? id.unit, on: day, context)
        let leaders = LeaderLoad.bySchool(term, on: day, register)
        let rows = schools.map { row(of: $0, leaders[$0] ?? [], term, context) }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.unit.text)
            writer.text(register.units[row.unit]?.name[day] ?? "")
            writer.integer(row.days.count)
            FieldValue.day(row.days.last).write(to: writer)
            writer.integer(row.load.count)
            writer.integer(row.idle.count)
            writer.text(row.idle.map { $0.name[day] }.joined(separator: ","))
        }
        var reply = Reply(body: .table(table))
        let title = UnitPage.name(of: id, register)
        let rule = Bilingual("0 inspections: not visited", "检查次数为 0 即未检查")
        reply.page = {
            PrintedTable.page(
                Bilingual("Inspections, \(title.english)", "\(title.chinese) 督导检查与班子任课"),
                unit: unit ?? id.unit,
                table,
                without: ["unit"],
                rules: [rule],
                context
            )
        }
        if explain { reply.reasons = rows.flatMap { reasons($0, day) } }
        return reply
    }

    /// The inspections' days, and what each leader teaches.
    private static func reasons(_ row: Row, _ day: Day) -> [Bilingual] {
        let days = row.days.map(\.description).joined(separator: ", ")
        let head = Bilingual(
            "\(row.unit.text): inspected on \(days.isEmpty ? "no day" : days)",
            "\(row.unit.text)：检查日期 \(days.isEmpty ? "无" : days)"
        )
        return [head] + row.load.map { $0.reason(on: day) }
    }

    private static func row(
        of school: UnitID,
        _ load: [LeaderLoad],
        _ term: Domain.Term,
        _ context: Context
    ) -> Row {
        let register = context.register
        let days = register.index.evaluationsByObject[.unit(school)]
            .compactMap { register.evaluations[$0] }
            .filter { evaluation in
                let instrument = context.regulations.instrument(evaluation.content.instrument)
                return instrument?.rule.target == .inspection && term.period.contains(evaluation.on)
            }.map(\.on)
        // An inspection that was held and not scored is one too.
        let held = register.activities.filter { activity in
            activity.kind == .inspection && activity.unit == school
                && term.period.contains(activity.on)
        }.map(\.on)
        return Row(unit: school, days: Set(days + held).sorted(), load: load)
    }
}
