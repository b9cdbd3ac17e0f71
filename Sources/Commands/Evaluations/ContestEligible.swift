import Domain
import Grammar
import Notation
import Schemes

/// `contest eligible`: who may enter a contest, and who has.
enum ContestEligible {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "教师姓名", .text),
        ColumnSpec("eligible", "符合条件", .word, values: ContestShow.truths),
        ColumnSpec("entered", "参赛课次", .integer),
    ])

    static let command = Command.query(
        [Label("contest", "竞赛"), Label("eligible", "参赛资格")],
        Bilingual(
            "Lists the teachers who may enter a contest, and whether they have.",
            "符合参赛条件的教师及其参赛情况；因日期精度无法判断的另注。"
        ),
        Descriptions.activity.positional,
        CommonParameter.explain,
        columns: columns.columns,
        source: "G11",
        examples: ["contest eligible AC-1", "竞赛 参赛资格 AC-1 依据"],
        work: Walk.persons
    ) { context, id, explain throws(Refusal) in
        let contest = try Descriptions.activity.contest(id, context.register)
        let register = context.register
        let before = try contest.follows.map { id throws(Refusal) in
            try ContestRanking(id, part: nil, context)
        }
        let teachers = TermQuestion.persons(in: contest.unit, on: contest.on, context) {
            $0.has(.teacher, on: contest.on)
        }
        let rows = teachers.map { teacher -> (Person, Truth) in
            let holds = ContestRanking.isEligible(teacher, contest, context)
            return (teacher, before.map { $0.admits(teacher.id).both(holds) } ?? holds)
        }.filter { $0.1 != .no }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let (teacher, truth) = rows[index]
            writer.text(teacher.unit[contest.on].text)
            writer.text(teacher.id.text)
            writer.text(teacher.name[contest.on])
            writer.text(ContestShow.word(truth))
            writer.integer(
                register.index.lessonsByActivity[id].count {
                    register.lessons[$0]?.giver == teacher.id
                }
            )
        }
        let condition = Self.condition(contest)
        let note = Bilingual(
            "\(rows.count) of \(counted(teachers.count, "teacher")); \(condition.english)",
            "教师 \(teachers.count) 人，符合 \(rows.count) 人；\(condition.chinese)"
        )
        var reply = Reply(body: .table(table), notes: [note])
        reply.page = {
            let name = contest.name ?? id.text
            return PrintedTable.page(
                Bilingual("Who may enter, \(name)", "\(name) 参赛资格"),
                unit: contest.unit,
                table,
                without: ["teacher"],
                rules: [note],
                context
            )
        }
        if explain {
            reply.reasons = teachers.map {
                ContestReasons.eligibility($0, contest, before?.admits($0.id), context)
            }
        }
        return reply
    }

    /// Who may enter, in words: by the activity's condition, and through which round.
    private static func condition(_ contest: Activity) -> Bilingual {
        let own = contest.eligible.map { Bilingual("condition: \($0)", "条件：\($0)") }
        let round = contest.follows.map { id in
            Bilingual("through round \(id.text)", "须由 \(id.text) 晋级")
        }
        let parts = [own, round].compactMap(\.self)
        guard !parts.isEmpty else { return Bilingual("no condition", "不设条件") }
        return Bilingual(
            parts.map(\.english).joined(separator: ", "),
            parts.map(\.chinese).joined(separator: "，")
        )
    }
}
