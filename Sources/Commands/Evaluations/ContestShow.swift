import Domain
import Grammar
import Notation
import Schemes

/// `contest show`: a contest's lessons by their scores, with shared places and awards (赛课排名).
enum ContestShow {
    private static let columns = ColumnSet([
        ColumnSpec("place", "名次", .integer), ColumnSpec("award", "奖项", .text),
        ColumnSpec("teacher", "教师", .id), ColumnSpec("teacher-name", "教师姓名", .text),
        ColumnSpec("unit", "单位", .id), ColumnSpec("lesson", "课", .id),
        ColumnSpec("subject", "科目", .text), ColumnSpec("score", "得分", .decimal),
        ColumnSpec("sheets", "评分张数", .integer), ColumnSpec("eligible", "符合条件", .word),
    ])

    static let command = Command.query(
        [Label("contest", "竞赛"), Label("show", "查看")],
        Bilingual(
            "Ranks a contest's lessons by their scores; who ties shares the place and the award.",
            "竞赛排名：同分并列，奖项随名次；未评分的列在后面。"
        ),
        Descriptions.activity.positional,
        CommonParameter.explain,
        columns: columns.columns,
        source: "G11",
        examples: ["contest show AC-1", "竞赛 查看 AC-1 explain"]
    ) { context, id, explain throws(Refusal) in
        let ranking = try ContestRanking(id, context)
        let entries = ranking.entries
        let register = context.register
        let table = Reply.Table(columns: columns, rowCount: entries.count) { index, writer in
            write(entries[index], register, to: writer)
        }
        var reply = Reply(body: .table(table), notes: notes(ranking))
        if explain {
            reply.reasons = entries.compactMap(\.scores).flatMap(LessonScoreReasons.lines)
        }
        reply.page = { page(ranking, context) }
        return reply
    }

    private static func write(
        _ entry: ContestRanking.Entry,
        _ register: Register,
        to writer: any ReplyWriter
    ) {
        let lesson = entry.lesson
        entry.place.map { writer.integer($0) } ?? writer.none()
        entry.award.map { writer.text($0) } ?? writer.none()
        writer.text(lesson.giver.text)
        writer.text(register.persons[lesson.giver]?.name[lesson.on] ?? "")
        writer.text(lesson.unit.text)
        writer.text(lesson.id.text)
        lesson.subject.map { writer.text($0) } ?? writer.none()
        let score = entry.total?.rounded(places: 0)
        score.map { writer.fixed($0, places: 2) } ?? writer.none()
        writer.integer(entry.scores?.totals.count ?? 0)
        switch entry.isEligible {
        case .yes: writer.text("yes")
        case .no: writer.text("no")
        case .unknown: writer.text("unknown")
        }
    }

    private static func notes(_ ranking: ContestRanking) -> [Bilingual] {
        var notes = ranking.extended
        let unscored = ranking.entries.count { $0.total == nil }
        if unscored > 0 {
            notes.append(
                Bilingual(
                    "\(unscored) lessons have no complete sheet: no place",
                    "\(unscored) 节课没有评完的表：不排名"
                )
            )
        }
        let barred = ranking.entries.count { $0.isEligible == .no }
        if barred > 0 {
            notes.append(
                Bilingual(
                    "\(barred) lessons are of teachers whom the condition does not take in",
                    "\(barred) 节课的教师不符合参赛条件"
                )
            )
        }
        let own = ranking.entries.compactMap { $0.scores?.instrument.rule }.first
        return notes + [own.flatMap(InstrumentQuestion.ownChoice)].compactMap(\.self)
    }

    private static func page(_ ranking: ContestRanking, _ context: Context) -> Page {
        let contest = ranking.contest
        let name = contest.name ?? contest.id.text
        let rule = ranking.entries.compactMap { $0.scores?.instrument.rule }.first
        return MonitoringPage.page(
            Bilingual("Contest, \(name)", "\(name) 成绩"),
            unit: contest.unit,
            context,
            parts: [
                .chart(
                    Chart(
                        Bilingual("scores", "得分"),
                        unit: "",
                        full: ranking.entries.compactMap { $0.scores?.instrument.range.most }.max()
                            ?? 0,
                        bars: ranking.entries.map { entry in
                            Chart.Bar(
                                context.register.persons[entry.lesson.giver]?.name[contest.on]
                                    ?? entry.lesson.giver.text,
                                entry.total?.rounded(places: 0),
                                mark: entry.award == nil ? .plain : .met
                            )
                        }
                    )
                ), .body,
            ],
            rules: [rule.flatMap(InstrumentQuestion.ownChoice)].compactMap(\.self)
        )
    }
}
