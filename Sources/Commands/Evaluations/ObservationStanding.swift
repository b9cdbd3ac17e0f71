import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// `observation standing`: how one person stands: the mean of what their lessons were given, and
/// the quota of what they owe to observe.
///
/// Looked up by the indexes of givers and observers, which are kept up with every observation: what
/// it takes does not grow with the district. Source: systems.md G01, G07; issue 5.
enum ObservationStanding {
    private struct Row: Sendable {
        let kind: String
        let name: String
        let lessons: Int
        var sheets: Int?
        var mean: Fraction?
        /// The lessons are the draw: what the sheets of one have in common is no chance.
        var bounds = FigureBounds.absent
        var most: Int?
        var required: Int?
        var verdict: Schemes.Verdict?
    }

    private static let columns = ColumnSet([
        ColumnSpec(
            "kind",
            "类别",
            .word,
            values: [Label("given", "授课"), Label("observed", "听课")]
        ),
        ColumnSpec("by", "量表或任务", .word, values: QuotaFigure.names),
        ColumnSpec("lessons", "课次", .integer), ColumnSpec("sheets", "评分张数", .integer),
        ColumnSpec("mean", "均分", .decimal), FigureBounds.low, FigureBounds.high,
        ColumnSpec("max", "满分", .decimal),
        ColumnSpec("required", "应听", .integer), ColumnSpec("short", "还差", .integer),
        ColumnSpec("verdict", "结论", .word), FigureBounds.whyColumn,
    ])

    static let command = Command.query(
        [Label("observation", "听课"), Label("standing", "现况")],
        Bilingual(
            "Shows one person's standing mean as a giver and quota as an observer, at once.",
            "一人的现况：所授课的均分、应听与已听节数；只查本人，不扫描全部。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("whose standing", "哪位教师")
        ),
        TermQuestion.term,
        CommonParameter.asof,
        CommonParameter.explain,
        columns: columns.columns,
        source: "G01, G07",
        examples: [
            "observation standing T014 term=2024-autumn", "听课 现况 T001 学期=2024-autumn 依据",
        ]
    ) { context, teacher, id, asof, explain throws(Refusal) in
        let term = try Descriptions.term.object(id, context.register)
        let given = given(by: teacher, term, asof, context)
        let (quotas, _) = try QuotaFigure.all(
            of: term,
            in: id.unit,
            asof: asof,
            only: teacher,
            context
        )
        let rows = given.map(\.row) + quotas.map(observed)
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            write(rows[index], to: writer, context.language)
        }
        var reply = Reply(body: .table(table))
        if explain {
            reply.reasons = given.map { $0.reason() } + quotas.flatMap { $0.reasons(term) }
        }
        return reply
    }

    private static func write(_ row: Row, to writer: any ReplyWriter, _ language: Language) {
        writer.text(row.kind)
        writer.text(row.name)
        writer.integer(row.lessons)
        row.sheets.map { writer.integer($0) } ?? writer.none()
        row.mean?.rounded(places: 0).map { writer.fixed($0, places: 2) } ?? writer.none()
        row.bounds.write(to: writer)
        row.most.map { writer.decimal($0, places: 2) } ?? writer.none()
        row.required.map { writer.integer($0) } ?? writer.none()
        row.required.map { writer.integer(max(0, $0 - row.lessons)) } ?? writer.none()
        row.verdict.map { writer.text($0.label.english) } ?? writer.none()
        FigureBounds.write(why: row.bounds, language, to: writer)
    }

    private static func observed(_ figure: QuotaFigure) -> Row {
        Row(
            kind: "observed",
            name: (figure.quota ?? figure.pattern)?.name ?? "",
            lessons: figure.observed.count,
            required: figure.quota?.term,
            verdict: figure.verdict
        )
    }

    /// One row for each version of an instrument: scores by different ones are never mixed.
    private static func given(
        by teacher: PersonID,
        _ term: Domain.Term,
        _ asof: Day?,
        _ context: Context
    ) -> [(row: Row, reason: () -> Bilingual)] {
        guard let days = TermQuestion.days(term, asof, context) else { return [] }
        var found: [Given] = []
        context.register.visitSheets(givenTo: teacher, in: days) { lesson, sheet in
            // Most are by the instrument of the one before.
            var place = found.count - 1
            while place >= 0, !found[place].first.isBySameInstrument(as: sheet) { place -= 1 }
            if place < 0 {
                let scorer = context.regulations.instrument(sheet.instrument).map(SheetScorer.init)
                found.append(Given(first: sheet, scorer: scorer))
                place = found.count - 1
            }
            guard let total = found[place].scorer?.total(of: sheet) else { return }
            found[place].totals.append((lesson, total))
        }
        return found.filter { !$0.totals.isEmpty }
            .sorted { $0.first.instrument < $1.first.instrument }
            .map { $0.row(context) }
    }

    /// What somebody was given by one version of an instrument.
    private struct Given {
        let first: Sheet
        let scorer: SheetScorer?
        var totals: [(lesson: LessonID, total: Fraction)] = []

        func row(_ context: Context) -> (row: Row, reason: () -> Bilingual) {
            let key = first.instrument
            let mean = Fraction.mean(totals.map { ($0.total, 1) })
            // Those of a lesson stand together.
            var lessons: [(sum: Double, count: Int)] = []
            for (place, own) in totals.enumerated() {
                if place == 0 || own.lesson != totals[place - 1].lesson { lessons.append((0, 0)) }
                lessons[lessons.count - 1].sum += own.total.approximate / 100
                lessons[lessons.count - 1].count += 1
            }
            let range = context.regulations.instrument(key)?.range
            let limits = range.map { range in
                FigureBounds.limits(range, around: totals.map { $0.total.approximate / 100 })
            }
            let row = Row(
                kind: "given",
                name: key.text,
                lessons: lessons.count,
                sheets: totals.count,
                mean: mean,
                bounds: FigureBounds(within: limits) { () throws(Undefined) in
                    try MeanInterval.grouped(lessons)
                },
                most: range?.most
            )
            return (row, { reason(key, mean) })
        }

        private func reason(_ key: InstrumentKey, _ mean: Fraction?) -> Bilingual {
            let terms = totals.map { "\($0.lesson.text) \(LessonScoreReasons.shown($0.total))" }
                .joined(separator: " + ")
            let value = mean.map(LessonScoreReasons.shown) ?? "-"
            let text = "(\(terms)) / \(totals.count) = \(value)"
            return Bilingual("\(key.text): \(text)", "\(key.text)：\(text)")
        }
    }
}
