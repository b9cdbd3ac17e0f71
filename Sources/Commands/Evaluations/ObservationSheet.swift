import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// `observation sheet`: all that one teacher's lessons were given: lessons, items, terms (个人评课表).
enum ObservationSheet {
    /// A lesson, an item or a term.
    private struct Row: Sendable {
        let kind: String
        let key: String
        /// What it is called on paper.
        let name: Bilingual
        let on: Day?
        /// Complete sheets.
        let count: Int
        /// The lesson, or of how many lessons it is the mean.
        var lesson: LessonID?
        var lessons: Int?
        let mean: Double
        /// Between the observers of a lesson.
        var spread: Double?
        let most: Double?
        var mark: String?
        /// How much more than the term before, in points.
        var change: Double?
        var bounds = FigureBounds.absent
        var changeBounds = FigureBounds.absent

        var share: Double? { most.map { $0 > 0 ? mean / $0 * 100 : 0 } }
    }

    private static let columns = ColumnSet([
        ColumnSpec(
            "kind",
            "类别",
            .word,
            values: [Label("lesson", "课"), Label("item", "评价项"), Label("term", "学期")]
        ),
        ColumnSpec("what", "内容", .text),
        ColumnSpec("on", "日期", .day), ColumnSpec("n", "评分张数", .integer),
        ColumnSpec("mean", "平均", .decimal), FigureBounds.low, FigureBounds.high,
        ColumnSpec("spread", "听课人间标准差", .decimal),
        ColumnSpec("max", "满分", .decimal), ColumnSpec("share", "得分率", .share),
        ColumnSpec(
            "mark",
            "强弱",
            .word,
            values: [Label("strongest", "最强"), Label("weakest", "最弱")]
        ),
        ColumnSpec("change", "较上学期", .decimal), FigureBounds.changeLow,
        FigureBounds.changeHigh, FigureBounds.whyColumn,
    ])

    static let command = Command.query(
        [Label("observation", "听课"), Label("sheet", "个人表")],
        Bilingual(
            "Shows a teacher's lessons, item means with the strongest and weakest, and terms.",
            "一名教师的评课表：各节课得分、各项平均与强弱项、逐学期变化。"
        ),
        Parameter<PersonID>.positional(
            Label("teacher", "教师"),
            Reading<PersonID>.person,
            Bilingual("whose lessons", "哪位教师")
        ),
        ScoredSheets.ofTeacher,
        CommonParameter.explain,
        columns: columns.columns,
        source: "G07; practice.md 4.8",
        examples: ["observation sheet T014", "听课 个人表 T014 依据"]
    ) { context, teacher, question, explain throws(Refusal) in
        guard let sheets = try question.sheets(of: teacher, context) else {
            let none = Bilingual("no lesson is scored", "没有评完的课")
            let empty = Reply.Table(columns: columns, rowCount: 0) { _, _ in }
            return Reply(body: .table(empty), notes: [none])
        }
        let own = sheets.complete
        let lessons = lessons(own, sheets, context.regulations)
        let terms = terms(own, lessons, sheets, context)
        let rows = lessons + items(own, sheets) + terms
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            write(rows[index], to: writer, context.language)
        }
        let observers = Set(own.map(\.observation.observer)).count
        let choice = [InstrumentQuestion.ownChoice(sheets.instrument.rule)].compactMap(\.self)
        let notes = choice + [summary(lessons, observers, sheets.instrument.range)] + trend(terms)
        var reply = Reply(body: .table(table), notes: notes)
        if explain { reply.reasons = reasons(sheets, rows, context) }
        let person = context.register.persons[teacher]
        let name = person?.name[context.today] ?? teacher.text
        reply.page = {
            UnitPage.page(
                Bilingual("Lessons of \(name)", "\(name) 评课表"),
                unit: person?.unit[context.today],
                context,
                parts: charts(rows, context.language).map { .chart($0) }
                    + [.table(printed(rows, context.language))],
                rules: notes
            )
        }
        return reply
    }

    /// With names where the wire has keys.
    private static func printed(_ rows: [Row], _ language: Language) -> Reply.Table {
        Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            write(rows[index], as: rows[index].name[language], to: writer, language)
        }
    }

    private static func write(
        _ row: Row,
        as name: String? = nil,
        to writer: any ReplyWriter,
        _ language: Language
    ) {
        writer.text(row.kind)
        writer.text(name ?? row.key)
        FieldValue.day(row.on).write(to: writer)
        writer.integer(row.count)
        EstimateText.write(row.mean, to: writer, places: 2)
        row.bounds.write(to: writer)
        EstimateText.write(row.spread, to: writer, places: 2)
        EstimateText.write(row.most, to: writer, places: 2)
        EstimateText.write(row.share, to: writer, places: 2)
        row.mark.map { writer.text($0) } ?? writer.none()
        EstimateText.write(row.change, to: writer, places: 2)
        row.changeBounds.write(to: writer)
        let bounds = FigureBounds.named(mean: row.bounds, change: row.changeBounds)
        FigureBounds.write(whyOf: bounds, language, to: writer)
    }

    /// The lessons with their scores by the scheme's method, and the deviation between observers.
    private static func lessons(
        _ own: [ScoredSheets.Entry],
        _ sheets: ScoredSheets,
        _ regulations: Regulations
    ) -> [Row] {
        let isOwn: (LessonScores) -> Bool = { $0.key == sheets.key }
        let ids = Set(own.map(\.lesson.id)).sorted()
        return ids.compactMap { id -> Row? in
            let entries = own.filter { $0.lesson.id == id }
            guard let lesson = entries.first?.lesson,
                let scores = LessonScores.all(of: lesson, regulations).first(where: isOwn),
                let combined = scores.combined
            else { return nil }
            let words = [id.text, lesson.subject, lesson.topic].compactMap(\.self)
            let name = words.dropFirst().joined(separator: " ")
            return Row(
                kind: "lesson",
                key: words.joined(separator: " "),
                name: Bilingual(name.isEmpty ? id.text : name, name.isEmpty ? id.text : name),
                on: lesson.on,
                count: scores.totals.count,
                lesson: id,
                mean: combined.approximate / 100,
                spread: EstimateText.deviation(of: scores),
                most: Double(sheets.instrument.range.most) / 100,
                bounds: FigureBounds(
                    of: scores.totals,
                    by: sheets.instrument.rule.method,
                    sheets.instrument.range
                )
            )
        }.sorted {
            ($0.on ?? Day(daysSinceEpoch: 0), $0.key) < ($1.on ?? Day(daysSinceEpoch: 0), $1.key)
        }
    }

    private static func items(_ own: [ScoredSheets.Entry], _ sheets: ScoredSheets) -> [Row] {
        var rows: [Row] = []
        for (place, item) in sheets.instrument.items.enumerated() where !item.isBonus {
            let points = own.compactMap { entry -> Double? in
                guard case .points(let points) = entry.marks[place] else { return nil }
                return Double(points) / 100
            }
            guard !points.isEmpty else { continue }
            rows.append(
                Row(
                    kind: "item",
                    key: item.name,
                    name: Bilingual(item.name, item.name),
                    on: nil,
                    count: points.count,
                    mean: points.reduce(0, +) / Double(points.count),
                    most: Double(item.most) / 100,
                    bounds: FigureBounds(
                        within: Double(item.least) / 100...Double(item.most) / 100
                    ) { () throws(Undefined) in try FigureBounds.mean(points) }
                )
            )
        }
        let shares = rows.compactMap(\.share)
        guard let best = shares.max(), let worst = shares.min(), best > worst else { return rows }
        for place in rows.indices {
            if rows[place].share == best { rows[place].mark = "strongest" }
            if rows[place].share == worst { rows[place].mark = "weakest" }
        }
        return rows
    }

    /// The mean of the lessons' scores in each term, and the change since the term before.
    private static func terms(
        _ own: [ScoredSheets.Entry],
        _ lessons: [Row],
        _ sheets: ScoredSheets,
        _ context: Context
    ) -> [Row] {
        var rows: [Row] = []
        var before: [Double] = []
        let range = sheets.instrument.range
        let limits = FigureBounds.limits(range, around: lessons.map(\.mean))
        for term in context.register.terms.sorted(by: { ($0.from, $0.id) < ($1.from, $1.id) }) {
            let inside = own.filter { entry in
                term.period.contains(entry.lesson.on)
                    && context.regulations.lineage(of: entry.lesson.unit, on: entry.lesson.on)
                        .contains(term.id.unit)
            }
            let ids = Set(inside.map(\.lesson.id))
            let scores = lessons.filter { $0.lesson.map(ids.contains) ?? false }
            guard !scores.isEmpty else { continue }
            let means = scores.map(\.mean)
            let mean = means.reduce(0, +) / Double(scores.count)
            var row = Row(
                kind: "term",
                key: term.id.text,
                name: UnitPage.name(of: term.id, context.register),
                on: term.from,
                count: inside.count,
                lessons: scores.count,
                mean: mean,
                most: Double(range.most) / 100,
                bounds: FigureBounds(within: limits) { () throws(Undefined) in
                    try FigureBounds.mean(means)
                }
            )
            if let last = rows.last {
                row.change = mean - last.mean
                let span = limits.upperBound - limits.lowerBound
                row.changeBounds = FigureBounds(within: -span...span) { () throws(Undefined) in
                    try MeanDifference.welch(Spread(means), Spread(before))
                }
            }
            before = means
            rows.append(row)
        }
        return rows
    }

    /// What the terms show together: the slope a term, where there are enough to tell.
    private static func trend(_ terms: [Row]) -> [Bilingual] {
        guard terms.count > 1, let first = terms.first, let last = terms.last else { return [] }
        let (count, change) = (terms.count, EstimateText.fixed(last.mean - first.mean, 2))
        let plain = Bilingual(
            "over \(counted(count, "term")), \(first.key) to \(last.key): \(change)",
            "\(count) 个学期，\(first.key) 至 \(last.key)：\(change)"
        )
        let points = terms.enumerated().map { (time: Double($0), residual: $1.mean) }
        guard let slope = try? SeverityDrift(points).slope, let interval = slope.interval else {
            return [plain]
        }
        let (a, low, high) = (
            EstimateText.fixed(slope.value, 2), EstimateText.fixed(interval.lower, 2),
            EstimateText.fixed(interval.upper, 2)
        )
        return [
            plain,
            Bilingual(
                "trend a term \(a), 95 % from \(low) to \(high)",
                "每学期变化 \(a)，95% 区间 \(low) 至 \(high)"
            ),
        ]
    }

    /// The lessons' sheets with their arithmetic, then how each item's and term's mean was made.
    private static func reasons(
        _ sheets: ScoredSheets,
        _ rows: [Row],
        _ context: Context
    ) -> [Bilingual] {
        let lessons = sheets.lessons.compactMap { context.register.lessons[$0] }
            .sorted { ($0.on, $0.id) < ($1.on, $1.id) }
        let scores = lessons.flatMap { LessonScores.all(of: $0, context.regulations) }
            .filter { $0.key == sheets.key }
        let means = rows.filter { $0.kind != "lesson" }.map { row in
            let (mean, n) = (EstimateText.fixed(row.mean, 2), row.count)
            let of = row.lessons ?? n
            let sum = EstimateText.fixed(row.mean * Double(of), 2)
            let isTerm = row.lessons != nil
            return Bilingual(
                "\(row.key): \(sum) / \(counted(of, isTerm ? "lesson" : "sheet")) = \(mean)",
                "\(row.key)：\(sum) / \(of) \(isTerm ? "节课" : "张") = \(mean)"
            )
        }
        return scores.flatMap(LessonScoreReasons.lines) + means
    }

    /// How many lessons and observers, and the mean of the lessons with its interval.
    private static func summary(
        _ lessons: [Row],
        _ observers: Int,
        _ range: (least: Int, most: Int)
    ) -> Bilingual {
        let count = lessons.count
        guard let spread = try? Spread(lessons.map(\.mean)) else {
            return Bilingual("no lesson is scored", "没有评完的课")
        }
        let mean = EstimateText.fixed(spread.mean, 2)
        guard let estimate = try? MeanInterval.student(spread), let interval = estimate.interval
        else {
            return Bilingual(
                "mean \(mean) of \(counted(count, "lesson")), \(counted(observers, "observer"))",
                "\(count) 节课均分 \(mean)，听课人 \(observers) 人"
            )
        }
        // No score can lie outside the instrument's points.
        let limits = FigureBounds.limits(range, around: lessons.map(\.mean))
        let (low, high) = (
            EstimateText.fixed(max(interval.lower, limits.lowerBound), 2),
            EstimateText.fixed(min(interval.upper, limits.upperBound), 2)
        )
        let error = EstimateText.fixed(estimate.standardError ?? 0, 2)
        return Bilingual(
            "mean \(mean) of \(counted(count, "lesson")), \(counted(observers, "observer")); "
                + "standard error \(error), 95 % from \(low) to \(high)",
            "\(count) 节课均分 \(mean)，听课人 \(observers) 人；标准误 \(error)，95% 区间 \(low) 至 \(high)"
        )
    }

    /// Items by their share; lessons, and terms where there are several, by their scores.
    private static func charts(_ rows: [Row], _ language: Language) -> [Chart] {
        let kinds = [
            ("lesson", Bilingual("lessons, as they were given", "各节课得分")),
            ("term", Bilingual("terms", "逐学期均分")),
        ]
        let scores = kinds.compactMap { kind, title -> Chart? in
            let own = rows.filter { $0.kind == kind }
            guard own.count > (kind == "term" ? 1 : 0) else { return nil }
            return Chart(
                title,
                unit: "",
                full: own.compactMap(\.most).map { EstimateText.scaled($0, 2) }.max() ?? 0,
                bars: own.map { row in
                    let day = row.lesson == nil ? nil : row.on?.description
                    let label = [day, row.name[language]].compactMap(\.self)
                    return Chart.Bar(
                        label.joined(separator: " "),
                        EstimateText.scaled(row.mean, 2)
                    )
                }
            )
        }
        return [chart(rows)] + scores
    }

    private static func chart(_ rows: [Row]) -> Chart {
        Chart(
            Bilingual("items", "各项得分率"),
            unit: "%",
            full: 10_000,
            bars: rows.filter { $0.kind == "item" }.map { row in
                Chart.Bar(
                    row.key,
                    row.share.map { EstimateText.scaled($0, 2) },
                    mark: row.mark == "weakest" ? .lowest : .plain
                )
            }
        )
    }
}
