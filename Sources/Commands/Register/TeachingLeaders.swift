import Domain
import Grammar
import Notation
import Schemes

/// `teaching leaders`: whether each leader of a school teaches a class, and how many hours.
enum TeachingLeaders {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("unit-name", "单位名称", .text),
        ColumnSpec("leader", "班子成员", .id), ColumnSpec("leader-name", "姓名", .text),
        ColumnSpec("teaches", "任课", .word, values: [Label("yes", "是"), Label("no", "否")]),
        ColumnSpec("classes", "任课班数", .integer),
        ColumnSpec("subjects", "科目", .text),
        ColumnSpec("weekly", "周课时", .decimal, unit: "lessons"),
    ])

    static let command = Command.query(
        [Label("teaching", "任课"), Label("leaders", "班子任课")],
        Bilingual(
            "Shows whether each leader teaches a class in a term, and how many lessons a week.",
            "各校班子成员本学期是否任课、任课班数和周课时；课时未登记的空着。"
        ),
        TermQuestion.term,
        TargetQuestion.unit,
        CommonParameter.explain,
        columns: columns.columns,
        source: "I07",
        examples: [
            "teaching leaders term=2024-autumn", "任课 班子任课 学期=2024-autumn 单位=hetu 依据",
        ],
        work: Walk.persons
    ) { context, id, unit, explain throws(Refusal) in
        let term = try Descriptions.term.object(id, context.register)
        let day = max(term.from, min(term.to, context.today))
        let register = context.register
        let rows = LeaderLoad.bySchool(term, on: day, register).filter { school, _ in
            context.regulations.lineage(of: school, on: day).contains(unit ?? id.unit)
        }.sorted { $0.key < $1.key }.flatMap(\.value)
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            let school = row.leader.unit[day]
            writer.text(school.text)
            writer.text(register.units[school]?.name[day] ?? "")
            writer.text(row.leader.id.text)
            writer.text(row.leader.name[day])
            writer.text(row.teachings.isEmpty ? "no" : "yes")
            writer.integer(row.classes)
            let subjects = Set(row.teachings.map(\.subject)).sorted().joined(separator: ",")
            subjects.isEmpty ? writer.none() : writer.text(subjects)
            row.weekly.map { writer.fixed($0.hundredths, places: Hours.places) } ?? writer.none()
        }
        var reply = Reply(body: .table(table), notes: notes(rows))
        if explain { reply.reasons = rows.map { $0.reason(on: day) } }
        let title = UnitPage.name(of: id, register)
        reply.page = {
            UnitPage.page(
                Bilingual("Leaders who teach, \(title.english)", "\(title.chinese) 班子成员任课情况"),
                unit: unit ?? id.unit,
                context,
                parts: [.table(PrintedTable.of(table, without: ["leader", "unit-name"], context))],
                rules: notes(rows)
            )
        }
        return reply
    }

    private static func notes(_ rows: [LeaderLoad]) -> [Bilingual] {
        let idle = rows.count { $0.teachings.isEmpty }
        let open = rows.count { $0.weekly == nil }
        var notes: [Bilingual] = []
        if idle > 0 {
            notes.append(
                Bilingual(
                    "no class is taught by \(idle) of \(counted(rows.count, "leader"))",
                    "班子成员 \(rows.count) 人，\(idle) 人未任课"
                )
            )
        }
        if open > 0 {
            notes.append(
                Bilingual(
                    "\(counted(open, "leader")) with an assignment without weekly=",
                    "\(open) 人的任课未登记周课时"
                )
            )
        }
        return notes
    }
}
