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
        FigureBounds.low, FigureBounds.high, ColumnSpec("sheets", "评分张数", .integer),
        ColumnSpec("eligible", "符合条件", .word, values: truths),
        ColumnSpec("advances", "晋级", .word, values: truths), FigureBounds.whyColumn,
    ])

    static let truths = [Label("yes", "是"), Label("no", "否"), Label("unknown", "未定")]

    static let command = Command.query(
        [Label("contest", "竞赛"), Label("show", "查看")],
        Bilingual(
            "Ranks a contest's lessons by their scores; who ties shares the place and the award.",
            "竞赛排名：同分并列，奖项随名次；未评分的列在后面。"
        ),
        Descriptions.activity.positional,
        Parameter<BoundArguments.Value?>.optional(
            Label("part", "单项"),
            Reading(
                ValueType(Label("part", "单项"), shape: "教学能力")
            ) { value, _ throws(Refusal) in value },
            Bilingual("rank by this item or group of items alone", "只按该评价项或维度排名（单项奖）")
        ),
        CommonParameter.explain,
        columns: columns.columns,
        source: "G11",
        examples: ["contest show AC-1", "竞赛 查看 AC-1 explain", "竞赛 查看 AC-1 单项=教学过程"]
    ) { context, id, part, explain throws(Refusal) in
        let ranking = try ContestRanking(id, part: part, context)
        let entries = ranking.entries
        let register = context.register
        let table = Reply.Table(columns: columns, rowCount: entries.count) { index, writer in
            write(entries[index], register, to: writer, context.language)
        }
        var reply = Reply(body: .table(table), notes: notes(ranking))
        if explain {
            reply.reasons = entries.compactMap(\.scores).flatMap(LessonScoreReasons.lines)
            if let part = ranking.part { reply.reasons += entries.compactMap { reason($0, part) } }
            reply.reasons += ContestReasons.carried(ranking) + ContestReasons.admission(ranking)
        }
        reply.page = { page(ranking, table, context) }
        return reply
    }

    /// What the part came to on each sheet is in the lines above it.
    private static func reason(_ entry: ContestRanking.Entry, _ part: String) -> Bilingual? {
        entry.total.map { total in
            let (id, score) = (entry.lesson.id.text, LessonScoreReasons.shown(total))
            return Bilingual(
                "\(id): \(part) alone, of the complete sheets: \(score)",
                "\(id)：完整评分表中 \(part) 一项：\(score)"
            )
        }
    }

    private static func write(
        _ entry: ContestRanking.Entry,
        _ register: Register,
        to writer: any ReplyWriter,
        _ language: Language
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
        entry.bounds.write(to: writer)
        writer.integer(entry.scores?.totals.count ?? 0)
        writer.text(word(entry.isEligible.both(entry.isAdmitted ?? .yes)))
        entry.advances.map { writer.text(word($0)) } ?? writer.none()
        FigureBounds.write(why: entry.bounds, language, to: writer)
    }

    static func word(_ truth: Truth) -> String {
        switch truth {
        case .yes: "yes"
        case .no: "no"
        case .unknown: "unknown"
        }
    }

    static func notes(_ ranking: ContestRanking) -> [Bilingual] {
        var notes = ranking.extended
        if let part = ranking.part {
            notes.append(Bilingual("by \(part) alone", "只按 \(part)"))
        }
        let unscored = ranking.entries.count { $0.own == nil }
        if unscored > 0 {
            notes.append(
                Bilingual(
                    "\(counted(unscored, "lesson")) without a complete sheet: no place yet, "
                        + "and others may move",
                    "\(unscored) 节课没有评完的表：暂不排名，名次可能变动"
                )
            )
        }
        let apart = ranking.entries.count { $0.own != nil && $0.total == nil }
        if apart > 0, let previous = ranking.previous {
            let id = previous.contest.id.text
            notes.append(
                Bilingual(
                    "\(counted(apart, "lesson")) of teachers without a score in round \(id): no "
                        + "total can be formed",
                    "\(apart) 节课的教师在上一轮 \(id) 无成绩：不能合成总分"
                )
            )
        }
        let doubtful = ranking.entries.count(where: \.isDoubtful)
        if doubtful > 0 {
            notes.append(
                Bilingual(
                    "\(counted(doubtful, "lesson")) of teachers of whom it is not known whether "
                        + "they may enter: places and awards may move",
                    "\(doubtful) 节课的教师参赛资格未定：名次和奖项可能变动"
                )
            )
        }
        let barred = ranking.entries.count { $0.isEligible == .no }
        if barred > 0 {
            notes.append(
                Bilingual(
                    "\(counted(barred, "lesson")) of teachers outside the condition: no place",
                    "\(barred) 节课的教师不符合参赛条件：不排名"
                )
            )
        }
        let early = ranking.entries.count { $0.isAdmitted == .no }
        if early > 0, let previous = ranking.previous {
            let id = previous.contest.id.text
            notes.append(
                Bilingual(
                    "\(counted(early, "lesson")) of teachers not through round \(id): no place",
                    "\(early) 节课的教师未从上一轮 \(id) 晋级：不排名"
                )
            )
        }
        let own = ranking.entries.compactMap { $0.scores?.instrument.rule }.first
        return notes + [own.flatMap(InstrumentQuestion.ownChoice)].compactMap(\.self)
    }

    private static func page(
        _ ranking: ContestRanking,
        _ table: Reply.Table,
        _ context: Context
    ) -> Page {
        var without: Set = ["teacher", "lesson"]
        if ranking.contest.advance == nil { without.insert("advances") }
        if ranking.contest.eligible == nil { without.insert("eligible") }
        let contest = ranking.contest
        let name = contest.name ?? contest.id.text
        return UnitPage.page(
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
                            let giver = context.register.persons[entry.lesson.giver]
                            let name = giver?.name[contest.on] ?? entry.lesson.giver.text
                            return Chart.Bar(
                                [name, entry.award].compactMap(\.self).joined(separator: " "),
                                entry.total?.rounded(places: 0)
                            )
                        }
                    )
                ), .table(PrintedTable.of(table, without: without, context)),
            ],
            rules: notes(ranking)
        )
    }
}
