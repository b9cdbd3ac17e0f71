import Domain
import Grammar
import Notation
import Schemes

/// `finding unvisited`: schools without an inspection in a term, and leaders who teach no class.
enum FindingUnvisited {
    private struct Row: Sendable {
        let unit: UnitID
        let inspections: Int
        let last: Day?
        let leaders: Int
        let idle: [Person]
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
        columns: columns.columns,
        source: "I07",
        examples: ["finding unvisited term=2024-autumn"]
    ) { context, id, unit throws(Refusal) in
        let term = try Descriptions.term.object(id, context.register)
        let day = min(term.to, context.today)
        let register = context.register
        let schools = register.index.classesByUnit.entries.filter {
            context.regulations.lineage(of: $0, on: day).contains(unit ?? id.unit)
        }.sorted()
        let rows = schools.map { row(of: $0, term, day, context) }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.unit.text)
            writer.text(register.units[row.unit]?.name[day] ?? "")
            writer.integer(row.inspections)
            FieldValue.day(row.last).write(to: writer)
            writer.integer(row.leaders)
            writer.integer(row.idle.count)
            writer.text(row.idle.map { $0.name[day] }.joined(separator: ","))
        }
        return Reply(body: .table(table))
    }

    private static func row(
        of school: UnitID,
        _ term: Domain.Term,
        _ day: Day,
        _ context: Context
    ) -> Row {
        let register = context.register
        let days = register.index.evaluationsByObject[.unit(school)]
            .compactMap { register.evaluations[$0] }
            .filter { evaluation in
                let instrument = context.regulations.instrument(evaluation.content.instrument)
                return instrument?.rule.target == .inspection && term.period.contains(evaluation.on)
            }.map(\.on)
        let leaders = register.persons.filter { person in
            person.isInPost(on: day) && person.unit[day] == school
                && (person.has(.leader, on: day) || person.has(.principal, on: day))
        }.sorted { $0.id < $1.id }
        let idle = leaders.filter { leader in
            !register.index.teachingsByTeacher[leader.id].contains { id in
                register.teachings[id]?.period.overlaps(term.period) == true
            }
        }
        return Row(
            unit: school,
            inspections: Set(days).count,
            last: days.max(),
            leaders: leaders.count,
            idle: idle
        )
    }
}
