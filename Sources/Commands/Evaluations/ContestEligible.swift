import Domain
import Grammar
import Notation
import Schemes

/// `contest eligible`: who may enter a contest, and who has.
enum ContestEligible {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "教师姓名", .text), ColumnSpec("eligible", "符合条件", .word),
        ColumnSpec("entered", "参赛课次", .integer),
    ])

    static let command = Command.query(
        [Label("contest", "竞赛"), Label("eligible", "参赛资格")],
        Bilingual(
            "Lists the teachers who may enter a contest, and whether they have.",
            "符合参赛条件的教师及其参赛情况；因日期精度无法判断的另注。"
        ),
        Descriptions.activity.positional,
        columns: columns.columns,
        source: "G11",
        examples: ["contest eligible AC-1"],
        work: Walk.persons
    ) { context, id throws(Refusal) in
        let contest = try Descriptions.activity.object(id, context.register)
        let register = context.register
        let teachers = TermQuestion.persons(in: contest.unit, on: contest.on, context) {
            $0.has(.teacher, on: contest.on)
        }
        let rows = teachers.map { ($0, ContestRanking.isEligible($0, contest, context)) }
            .filter { $0.1 != .no }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let (teacher, truth) = rows[index]
            writer.text(teacher.unit[contest.on].text)
            writer.text(teacher.id.text)
            writer.text(teacher.name[contest.on])
            writer.text(truth == .yes ? "yes" : "unknown")
            writer.integer(
                register.index.lessonsByActivity[id].count {
                    register.lessons[$0]?.giver == teacher.id
                }
            )
        }
        let condition = contest.eligible ?? "-"
        let note = Bilingual(
            "\(rows.count) of \(counted(teachers.count, "teacher")); condition: \(condition)",
            "教师 \(teachers.count) 人，符合 \(rows.count) 人；条件：\(condition)"
        )
        return Reply(body: .table(table), notes: [note])
    }
}
