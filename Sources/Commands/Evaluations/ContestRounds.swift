import Domain
import Grammar
import Notation
import Schemes

/// `contest rounds`: a contest's rounds side by side: scores, what was carried, who went on.
enum ContestRounds {
    private static let columns = ColumnSet([
        ColumnSpec("round", "轮次", .integer), ColumnSpec("activity", "活动", .id),
        ColumnSpec("name", "名称", .text), ColumnSpec("place", "名次", .integer),
        ColumnSpec("teacher", "教师", .id), ColumnSpec("teacher-name", "教师姓名", .text),
        ColumnSpec("lesson", "课", .id), ColumnSpec("score", "本轮得分", .decimal),
        ColumnSpec("score-low", "本轮下限", .decimal), ColumnSpec("score-high", "本轮上限", .decimal),
        ColumnSpec("before", "上轮得分", .decimal), ColumnSpec("total", "总分", .decimal),
        FigureBounds.low, FigureBounds.high, ColumnSpec("sheets", "评分张数", .integer),
        ColumnSpec("advances", "晋级", .word, values: ContestShow.truths),
        ColumnSpec("award", "奖项", .text), FigureBounds.whyColumn,
    ])

    static let command = Command.query(
        [Label("contest", "竞赛"), Label("rounds", "轮次")],
        Bilingual(
            "Shows the rounds of a contest up to this one: scores, totals, who went on, awards.",
            "竞赛各轮成绩：本轮得分、上轮计入、总分、晋级与奖项。"
        ),
        Descriptions.activity.positional,
        CommonParameter.explain,
        columns: columns.columns,
        source: "G11",
        examples: ["contest rounds AC-1", "竞赛 轮次 AC-1 依据"]
    ) { context, id, explain throws(Refusal) in
        let last = try ContestRanking(id, part: nil, context)
        let rounds = last.rounds + [last]
        let rows = rounds.enumerated().flatMap { number, round in
            round.entries.map { (number: number + 1, contest: round.contest, entry: $0) }
        }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let (number, contest, entry) = rows[index]
            writer.integer(number)
            writer.text(contest.id.text)
            contest.name.map { writer.text($0) } ?? writer.none()
            write(entry, context, to: writer)
        }
        let notes = rounds.flatMap { round in
            let id = round.contest.id.text
            return ContestShow.notes(round).map {
                Bilingual("\(id): \($0.english)", "\(id)：\($0.chinese)")
            }
        }
        var reply = Reply(body: .table(table), notes: notes)
        if explain {
            reply.reasons = rounds.flatMap { round in
                [Bilingual("\(round.contest.id.text):", "\(round.contest.id.text)：")]
                    + ContestReasons.carried(round) + ContestReasons.admission(round)
            }
        }
        let name = last.contest.name ?? id.text
        let title = Bilingual("Contest by rounds, \(name)", "\(name) 各轮成绩")
        let unit = last.contest.unit
        reply.page = {
            let printed = PrintedTable.of(
                table,
                without: ["activity", "teacher", "lesson"],
                context
            )
            return UnitPage.page(
                title,
                unit: unit,
                context,
                parts: [.table(printed)],
                rules: notes
            )
        }
        return reply
    }

    private static func write(
        _ entry: ContestRanking.Entry,
        _ context: Context,
        to writer: any ReplyWriter
    ) {
        let (lesson, register) = (entry.lesson, context.register)
        entry.place.map { writer.integer($0) } ?? writer.none()
        writer.text(lesson.giver.text)
        writer.text(register.persons[lesson.giver]?.name[lesson.on] ?? "")
        writer.text(lesson.id.text)
        write(entry.own, to: writer)
        entry.ownBounds.write(to: writer)
        write(entry.before, to: writer)
        write(entry.total, to: writer)
        entry.bounds.write(to: writer)
        writer.integer(entry.scores?.totals.count ?? 0)
        entry.advances.map { writer.text(ContestShow.word($0)) } ?? writer.none()
        entry.award.map { writer.text($0) } ?? writer.none()
        let bounds = [
            (name: Bilingual("this round", "本轮"), bounds: entry.ownBounds),
            (name: Bilingual("the total", "总分"), bounds: entry.bounds),
        ]
        FigureBounds.write(whyOf: bounds, context.language, to: writer)
    }

    private static func write(_ score: Fraction?, to writer: any ReplyWriter) {
        score?.rounded(places: 0).map { writer.fixed($0, places: 2) } ?? writer.none()
    }
}
