import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// `observation summary`: the school's and the district's table of lessons and scores in a term.
enum ObservationSummary {
    /// By what rows are made.
    enum Grouping: String, WordChoice {
        case unit
        case subject
        case kind

        static let label = Label("by", "分组")

        var chinese: String {
            switch self {
            case .unit: "单位"
            case .subject: "科目"
            case .kind: "课型"
            }
        }
    }

    private struct Row: Sendable {
        var lessons = 0
        var observed = 0
        var observations = 0
        var teachers: Set<PersonID> = []
        var observers: Set<PersonID> = []
        /// Scores of lessons, each by its own instrument, as shares of the full points.
        var shares: [Fraction] = []
        /// Those of a lesson stand together: each lesson's in percent, and how many they are.
        var lessonShares: [(sum: Double, count: Int)] = []
        var withoutNotes: [LessonID] = []
        var withoutFocus: [ObservationID] = []
        /// What the shares are of, as people read it.
        var scored: [String] = []
    }

    private static let columns = ColumnSet([
        ColumnSpec("group", "分组", .word, values: Lesson.Kind.allCases.map(\.label)),
        ColumnSpec("lessons", "课次", .integer),
        ColumnSpec("observed", "被听课次", .integer), ColumnSpec("observations", "听课人次", .integer),
        ColumnSpec("teachers", "授课教师数", .integer), ColumnSpec("observers", "听课人数", .integer),
        ColumnSpec("scored", "评分课次", .integer), ColumnSpec("score-rate", "得分率", .share),
        FigureBounds.low, FigureBounds.high,
        ColumnSpec("without-notes", "缺课前课后说", .integer),
        ColumnSpec("without-focus", "缺观课点", .integer), FigureBounds.whyColumn,
    ])

    static let command = Command.query(
        [Label("observation", "听课"), Label("summary", "汇总")],
        Bilingual(
            "Counts lessons, observations and scores in a term, by unit, subject or kind.",
            "听课评课汇总表，按单位、科目或课型；另列缺说课、缺观课点。"
        ),
        TermQuestion.term,
        TargetQuestion.unit,
        Parameter<Grouping?>.optional(
            Grouping.label,
            Reading<Grouping>.choice,
            Bilingual("by what; unit unless given", "按什么分组，默认单位")
        ),
        CommonParameter.asof,
        CommonParameter.explain,
        columns: columns.columns,
        source: "G01, G05, G06, G07",
        examples: [
            "observation summary term=2024-autumn", "听课 汇总 学期=2024-autumn 分组=科目",
            "observation summary term=2024-autumn explain",
        ],
        work: ScoredSheets.work
    ) { context, id, unit, grouping, asof, explain throws(Refusal) in
        let term = try Descriptions.term.object(id, context.register)
        let days = TermQuestion.days(term, asof, context)
        var rows: [String: Row] = [:]
        for lesson in context.register.lessons {
            guard days?.contains(lesson.on) == true,
                context.regulations.lineage(of: lesson.unit, on: lesson.on)
                    .contains(unit ?? id.unit)
            else { continue }
            count(lesson, into: &rows[key(lesson, grouping ?? .unit), default: Row()], context)
        }
        let ordered = rows.sorted { $0.key < $1.key }
        var reply = Reply(body: .table(table(ordered, context.language)))
        if explain { reply.reasons = ordered.flatMap { reasons($0.key, $0.value) } }
        let title = UnitPage.name(of: id, context.register)
        let language = context.language
        let printed = ordered.map { key, row in
            (key: name(key, grouping ?? .unit, language, context), value: row)
        }
        reply.page = {
            UnitPage.page(
                Bilingual("Observation summary, \(title.english)", "\(title.chinese) 听课评课汇总"),
                unit: unit ?? id.unit,
                context,
                parts: [.chart(chart(printed)), .table(Self.table(printed, language))],
                rules: [
                    Bilingual(
                        "score rate: mean share of the full points, each lesson by its instrument",
                        "得分率：各节课得分占其量表满分的平均"
                    )
                ]
            )
        }
        return reply
    }

    private static func table(
        _ rows: [(key: String, value: Row)],
        _ language: Language
    ) -> Reply.Table {
        Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            write(rows[index].key, rows[index].value, to: writer, language)
        }
    }

    /// What a group is called on paper.
    private static func name(
        _ key: String,
        _ grouping: Grouping,
        _ language: Language,
        _ context: Context
    ) -> String {
        switch grouping {
        case .unit: UnitPage.name(of: UnitID(key), context)
        case .subject: key
        case .kind:
            Lesson.Kind.allCases.map(\.label).first { $0.english == key }?[language] ?? key
        }
    }

    private static func key(_ lesson: Lesson, _ grouping: Grouping) -> String {
        switch grouping {
        case .unit: lesson.unit.text
        case .subject: lesson.subject ?? "-"
        case .kind: lesson.kind.label.english
        }
    }

    private static func count(_ lesson: Lesson, into row: inout Row, _ context: Context) {
        let register = context.register
        let own = register.index.observationsByLesson.stored(at: lesson.id).map(\.value)
        row.lessons += 1
        row.observed += own.isEmpty ? 0 : 1
        row.observations += own.count
        row.teachers.insert(lesson.giver)
        row.observers.formUnion(own.map(\.observer))
        if lesson.before == nil || lesson.after == nil { row.withoutNotes.append(lesson.id) }
        row.withoutFocus += own.filter { $0.focus == nil }.map(\.id)
        var shares: (sum: Double, count: Int) = (0, 0)
        for scores in LessonScores.all(of: lesson, context.regulations) {
            guard let combined = scores.combined, scores.instrument.range.most > 0,
                let share = Fraction(
                    Int128(combined.numerator),
                    over: Int128(combined.denominator) * Int128(scores.instrument.range.most)
                )
            else { continue }
            row.shares.append(share)
            shares = (shares.sum + share.approximate * 100, shares.count + 1)
            let score = LessonScoreReasons.shown(combined)
            let most = Decimals.text(scores.instrument.range.most, places: 2)
            row.scored.append("\(lesson.id.text) \(score)/\(most)")
        }
        if shares.count > 0 { row.lessonShares.append(shares) }
    }

    private static func share(_ row: Row) -> Int? {
        let mean = Fraction.mean(row.shares.map { ($0, 1) })
        return FigureTable.percent(mean)
    }

    /// Of the score rate, in percent: the lessons are the draw.
    private static func bounds(_ row: Row) -> FigureBounds {
        guard !row.shares.isEmpty else { return .absent }
        let given = row.shares.map { $0.approximate * 100 }
        let limits = FigureBounds.limits((least: 0, most: 10_000), around: given)
        return FigureBounds(within: limits) { () throws(Undefined) in
            try MeanInterval.grouped(row.lessonShares)
        }
    }

    private static func reasons(_ key: String, _ row: Row) -> [Bilingual] {
        let rate = share(row).map { Decimals.fixed($0, places: 2) } ?? "-"
        let scored = row.scored.sorted().joined(separator: ", ")
        let count = row.shares.count
        var lines = [
            Bilingual(
                "\(key): \(row.observed) of \(counted(row.lessons, "lesson")) observed, "
                    + "\(counted(row.observations, "observation"))",
                "\(key)：\(row.lessons) 节课中 \(row.observed) 节被听，共 \(row.observations) 人次"
            )
        ]
        if count > 0 {
            lines.append(
                Bilingual(
                    "  score rate: mean of \(counted(count, "share")) \(scored) = \(rate)%",
                    "  得分率：\(count) 个得分 \(scored) 的平均 = \(rate)%"
                )
            )
        }
        let lacking = [
            (Bilingual("without notes before and after", "缺课前课后说"), row.withoutNotes.map(\.text)),
            (Bilingual("without focus", "缺观课点"), row.withoutFocus.map(\.text)),
        ]
        for (what, ids) in lacking where !ids.isEmpty {
            let list = ids.sorted().joined(separator: ", ")
            lines.append(Bilingual("  \(what.english): \(list)", "  \(what.chinese)：\(list)"))
        }
        return lines
    }

    private static func write(
        _ key: String,
        _ row: Row,
        to writer: any ReplyWriter,
        _ language: Language
    ) {
        let bounds = bounds(row)
        writer.text(key)
        writer.integer(row.lessons)
        writer.integer(row.observed)
        writer.integer(row.observations)
        writer.integer(row.teachers.count)
        writer.integer(row.observers.count)
        writer.integer(row.lessonShares.count)
        share(row).map { writer.fixed($0, places: 2) } ?? writer.none()
        bounds.write(to: writer)
        writer.integer(row.withoutNotes.count)
        writer.integer(row.withoutFocus.count)
        FigureBounds.write(why: bounds, language, to: writer)
    }

    private static func chart(_ rows: [(key: String, value: Row)]) -> Chart {
        Chart(
            Bilingual("observations", "听课人次"),
            unit: "",
            full: (rows.map(\.value.observations).max() ?? 0) * 100,
            bars: rows.map { Chart.Bar($0.key, $0.value.observations * 100) }
        )
    }
}
