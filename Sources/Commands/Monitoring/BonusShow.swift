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
        if explain { reply.reasons = rows.flatMap { reasons($0, bonus) } + [rule(bonus)] }
        return reply
    }

    private static func reasons(_ row: Bonus.Row, _ bonus: Bonus) -> [Bilingual] {
        let mean = row.meanRise?.rounded(places: 0).map { Decimals.fixed($0, places: 2) } ?? "-"
        let sum = "\(marks(row.sum)) / \(row.rises.count) = \(mean)"
        let share = row.rises.isEmpty ? nil : Fraction(row.risen, row.rises.count)
        let breadth = FigureTable.percent(share).map { Decimals.fixed($0, places: 2) + "%" } ?? "-"
        let rose = "\(row.risen) / \(row.rises.count) = \(breadth)"
        let head = Bilingual(
            "\(row.teacher.text): mean rise \(sum); breadth \(rose); \(row.left) left, "
                + "\(row.missing) without a mark",
            "\(row.teacher.text)：平均提高 \(sum)；提高面 \(rose)；离校 \(row.left) 人，"
                + "缺成绩 \(row.missing) 人"
        )
        let pupils = row.rises.map { rise in
            let text =
                "  \(rise.pupil.text) \(rise.subject): "
                + "\(marks(rise.now)) - \(marks(rise.before)) = \(marks(rise.rise))"
            return Bilingual(text, text)
        }
        let bands = row.bands.map { band in
            let points = marks(band.points.hundredths)
            let place = bonus.citation ?? ""
            let rise = band.rise.map { marks($0.hundredths) }
            let share = band.breadth.map(\.text)
            let english = [rise.map { "rise ≥ \($0)" }, share.map { "breadth ≥ \($0)" }]
            let chinese = [rise.map { "平均提高 ≥ \($0)" }, share.map { "提高面 ≥ \($0)" }]
            return Bilingual(
                "  \(english.compactMap(\.self).joined()): \(points) "
                    + "(\(place) line \(band.source.line))",
                "  \(chinese.compactMap(\.self).joined())：加 \(points) 分"
                    + "（\(place) 第 \(band.source.line) 行）"
            )
        }
        return [head] + pupils + bands
    }

    private static func rule(_ bonus: Bonus) -> Bilingual {
        let (now, before) = (bonus.finals.now.text, bonus.finals.before?.text)
        return Bilingual(
            "rule: H08, of the pupils filed by \(before ?? "no earlier final"): \(now) less that "
                + "final, of each kind of bands the highest that is reached "
                + "(\(bonus.citation ?? "no bands are set")); means to 2 places, half up, "
                + "compared exactly",
            "规则：H08，\(before ?? "无上次期末") 建档学生：\(now) 减该次期末，每类取达到的最高一档"
                + "（\(bonus.citation ?? "未设加分档")）；平均数显示两位、四舍五入，按精确值比较"
        )
    }

    private static func marks(_ hundredths: Int) -> String {
        Decimals.text(hundredths, places: 2)
    }
}
