import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// `lesson score`: what each observer gave a lesson, and what that comes to.
enum LessonScore {
    private struct Row: Sendable {
        let scores: LessonScores
        let entry: LessonScores.Entry
    }

    private static let columns = ColumnSet([
        ColumnSpec("observation", "听课", .id), ColumnSpec("observer", "听课人", .id),
        ColumnSpec("observer-name", "听课人姓名", .text), ColumnSpec("instrument", "量表", .text),
        ColumnSpec("score", "得分", .decimal), ColumnSpec("grade", "等第", .text),
        ColumnSpec("weight", "权重", .integer),
        ColumnSpec(
            "counted",
            "计入",
            .word,
            values: [
                Label("yes", "是"), Label("dropped", "去掉"), Label("incomplete", "未评完"),
            ]
        ),
        ColumnSpec("missing", "缺项", .integer),
    ])

    static let command = Command.query(
        [Label("lesson", "课"), Label("score", "得分")],
        Bilingual(
            "Shows what each observer gave a lesson, and the lesson's score.",
            "查看各听课人评分和这节课的得分；未评完的不计入。"
        ),
        Descriptions.lesson.positional,
        CommonParameter.explain,
        columns: columns.columns,
        source: "G07; practice.md 4.8",
        examples: ["lesson score LS-1", "课 得分 LS-1 explain"]
    ) { context, id, explain throws(Refusal) in
        let lesson = try Descriptions.lesson.object(id, context.register)
        let scores = LessonScores.all(of: lesson, context.regulations)
        let rows = scores.flatMap { own in own.entries.map { Row(scores: own, entry: $0) } }
        let register = context.register
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            write(rows[index], register, to: writer)
        }
        var reply = Reply(body: .table(table), notes: scores.flatMap(notes))
        if scores.isEmpty {
            reply.notes = [Bilingual("no observer has scored it", "还没有听课人评分")]
        }
        if explain { reply.reasons = scores.flatMap(LessonScoreReasons.lines) }
        return reply
    }

    private static func write(_ row: Row, _ register: Register, to writer: any ReplyWriter) {
        let (entry, scores) = (row.entry, row.scores)
        writer.text(entry.observation.id.text)
        writer.text(entry.observation.observer.text)
        let person = register.persons[entry.observation.observer]
        writer.text(person?.name[scores.lesson.on] ?? "")
        writer.text(scores.key.text)
        let rule = scores.instrument.rule
        switch entry.score {
        case .total(let total):
            writer.fixed(total.rounded(places: 0) ?? 0, places: 2)
            rule.grade(of: total).map { writer.text($0.name) } ?? writer.none()
            writer.integer(entry.weight)
            writer.text(entry.isDropped ? "dropped" : "yes")
            writer.integer(0)
        case .incomplete(let missing):
            writer.none()
            writer.none()
            writer.integer(entry.weight)
            writer.text("incomplete")
            writer.integer(missing.count)
        }
    }

    /// The lesson's score with how many it rests on and how sure it is.
    static func notes(_ scores: LessonScores) -> [Bilingual] {
        var notes = [InstrumentQuestion.ownChoice(scores.instrument.rule)].compactMap(\.self)
        let rule = scores.instrument.rule
        let incomplete = scores.entries.count - scores.totals.count
        if let combined = scores.combined, let rounded = combined.rounded(places: 0) {
            let value = Decimals.fixed(rounded, places: 2)
            let grade = rule.grade(of: combined).map { " \($0.name)" } ?? ""
            // Below five observers nothing is dropped: it is the plain mean.
            let isTrimmed = scores.entries.contains(where: \.isDropped)
            let method =
                rule.method == .trimmed && !isTrimmed
                ? InstrumentRule.Method.mean : rule.method
            let label = method.label
            let bounds = FigureBounds(
                of: scores.totals,
                by: rule.method,
                scores.instrument.range
            )
            let interval = bounds.phrase()
            let apart = EstimateText.deviation(of: scores).map { EstimateText.fixed($0, 2) }
            let spread = apart.map { Bilingual(", sd \($0)", "，标准差 \($0)") }
            notes.append(
                Bilingual(
                    "\(scores.key.text): \(value)\(grade), \(label.english) of "
                        + "\(counted(scores.totals.count, "observer"))"
                        + "\(spread?.english ?? "")\(interval.english)",
                    "\(scores.key.text)：\(value)\(grade)，\(scores.totals.count) 人\(label.chinese)"
                        + "\(spread?.chinese ?? "")\(interval.chinese)"
                )
            )
        }
        if incomplete > 0 {
            notes.append(
                Bilingual(
                    "\(counted(incomplete, "sheet")) incomplete: kept and not counted",
                    "\(incomplete) 张表未评完：保留，不计入"
                )
            )
        }
        return notes
    }
}
