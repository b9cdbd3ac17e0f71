import Domain
import Grammar
import Notation
import Schemes

/// `bonus show`: what teachers get for the improvement of filed pupils (提高幅度与提高面).
enum BonusShow {
    private static let columns = ColumnSet([
        ColumnSpec("teacher", "教师", .id), ColumnSpec("teacher-name", "教师姓名", .text),
        ColumnSpec("pupils", "人", .integer), ColumnSpec("mean-rise", "平均提高", .decimal),
        ColumnSpec("risen", "提高人数", .integer), ColumnSpec("breadth", "提高面", .share),
        ColumnSpec("left", "离校", .integer), ColumnSpec("without-mark", "缺成绩", .integer),
        ColumnSpec("points", "加分", .decimal),
    ])

    static let command = Command.query(
        [Label("bonus", "加分"), Label("show", "查看")],
        Bilingual(
            "Shows each teacher's mean rise and breadth of filed pupils, and the points.",
            "各教师学困生平均提高幅度、提高面和加分。"
        ),
        ProgressQuestion.term,
        CommonParameter.explain,
        columns: columns.columns,
        source: "H08",
        examples: ["bonus show term=2024-spring"],
        work: Walk.figures
    ) { context, term, explain throws(Refusal) in
        let question = try ProgressQuestion(context, term: term)
        let bonus = try Bonus(of: question.finals, context.regulations)
        let (rows, register, day) = (bonus.rows, context.register, question.finals.term.to)
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.teacher.text)
            writer.text(register.persons[row.teacher]?.name[day] ?? "")
            writer.integer(row.rises.count)
            let mean = row.meanRise?.rounded(places: 0)
            mean.map { writer.fixed($0, places: 2) } ?? writer.none()
            writer.integer(row.risen)
            let share = row.rises.isEmpty ? nil : Fraction(row.risen, row.rises.count)
            FigureTable.percent(share).map { writer.fixed($0, places: 2) } ?? writer.none()
            writer.integer(row.left)
            writer.integer(row.missing)
            writer.decimal(row.points, places: 2)
        }
        var reply = Reply(body: .table(table))
        if bonus.citation == nil {
            reply.notes = [
                Bilingual(
                    "no scheme sets bands of the bonus: the points are 0",
                    "方案未设加分档：加分为 0"
                )
            ]
        }
        let left = rows.reduce(0) { $0 + $1.left }
        if left > 0 {
            reply.notes.append(
                Bilingual("\(left) filed pupils left and are excluded", "离校 \(left) 人，不计入")
            )
        }
        if explain { reply.reasons = rows.flatMap { reasons($0, bonus) } }
        return reply
    }

    private static func reasons(_ row: Bonus.Row, _ bonus: Bonus) -> [Bilingual] {
        let parts = row.rises.map { "\($0.pupil.text) \(marks($0.rise))" }
        let mean = row.meanRise?.rounded(places: 0).map { Decimals.fixed($0, places: 2) } ?? "-"
        let sum =
            "(\(parts.joined(separator: ", "))): \(marks(row.sum)) / \(row.rises.count) = \(mean)"
        let head = Bilingual(
            "\(row.teacher.text): mean rise \(sum); \(row.risen) of \(row.rises.count) rose",
            "\(row.teacher.text)：平均提高 \(sum)；\(row.rises.count) 人中 \(row.risen) 人提高"
        )
        let bands = row.bands.map { band in
            let rise = band.rise.map { "rise ≥ \(marks($0.hundredths))" }
            let share = band.breadth.map { "breadth ≥ \($0.text)" }
            let text = [rise, share].compactMap(\.self).joined()
            let points = marks(band.points.hundredths)
            return Bilingual(
                "  \(text): \(points) (\(bonus.citation ?? "") line \(band.source.line))",
                "  \(text)：加 \(points) 分（\(bonus.citation ?? "") 第 \(band.source.line) 行）"
            )
        }
        return [head] + bands
    }

    private static func marks(_ hundredths: Int) -> String {
        Decimals.text(hundredths, places: 2)
    }
}
