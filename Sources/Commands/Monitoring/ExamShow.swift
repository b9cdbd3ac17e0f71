import Domain
import Grammar
import Notation
import Schemes

/// `exam show`: the results of a test of teachers, and who did not sit it.
enum ExamShow {
    private static let columns = ColumnSet([
        ColumnSpec("teacher", "教师", .id), ColumnSpec("teacher-name", "教师姓名", .text),
        ColumnSpec("marks", "分数", .decimal), ColumnSpec("missing", "未考", .word),
    ])

    static let command = Command.query(
        [Label("exam", "教师测试"), Label("show", "查看")],
        Bilingual(
            "Shows teachers' marks by key, and who of the unit did not sit it.",
            "按编号查看教师测试成绩，及本单位未参加的教师。"
        ),
        Descriptions.exam.positional,
        UnitParameter.near,
        CommonParameter.explain,
        columns: columns.columns,
        role: .recorder,
        source: "H13",
        examples: ["exam show 2024-theory", "教师测试 查看 2024-theory 依据"],
        work: Walk.persons
    ) { context, id, _, explain throws(Refusal) in
        let exam = try Descriptions.exam.object(id, context.register)
        let register = context.register
        let known = Dictionary(exam.marks.map { ($0.teacher, $0.state) }) { $1 }
        let expected = register.persons.filter { person in
            person.isInPost(on: exam.on) && person.has(.teacher, on: exam.on)
                && context.regulations.lineage(of: person.unit[exam.on], on: exam.on)
                    .contains(id.unit)
        }.map(\.id)
        let rows = Set(expected).union(known.keys).sorted()
        var reply = Reply(
            body: .table(
                Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
                    let state = known[rows[index]]
                    writer.text(rows[index].text)
                    writer.text(register.persons[rows[index]]?.name[exam.on] ?? "")
                    if case .marks(let marks) = state {
                        writer.decimal(marks.hundredths, places: 2)
                        writer.none()
                    } else {
                        writer.none()
                        writer.text(state?.fieldValue.text ?? "missing")
                    }
                }
            )
        )
        let sat = exam.marks.compactMap { mark -> Int? in
            guard case .marks(let marks) = mark.state else { return nil }
            return marks.hundredths
        }
        if let mean = sat.isEmpty ? nil : Fraction(sat.reduce(0, +), sat.count).rounded(places: 0) {
            let (text, full) = (
                Decimals.fixed(mean, places: 2), Decimals.text(exam.full.hundredths, places: 2)
            )
            reply.notes = [
                Bilingual(
                    "mean \(text) of \(full), \(sat.count) sat, \(rows.count - sat.count) did not",
                    "平均 \(text)（满分 \(full)），参加 \(sat.count) 人，未参加 \(rows.count - sat.count) 人"
                )
            ]
            let sum = "\(Decimals.text(sat.reduce(0, +), places: 2)) / \(sat.count) = \(text)"
            let rule = [
                Bilingual(
                    "mean = \(sum) (2 places, half up), of those who sat it",
                    "平均 = \(sum)（两位，四舍五入），只计参加者"
                ),
                Bilingual(
                    "rule: H13, expected are the unit's teachers in post on \(exam.on)",
                    "规则：H13，应参加的是 \(exam.on) 在岗的本单位教师"
                ),
            ]
            if explain { reply.reasons = rule }
        }
        return reply
    }
}
