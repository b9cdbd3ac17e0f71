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
        let on: Day?
        let count: Int
        let mean: Double
        let most: Double?
        var mark: String?
        /// How much more than the term before, in points.
        var change: Double?

        var share: Double? { most.map { $0 > 0 ? mean / $0 * 100 : 0 } }
    }

    private static let columns = ColumnSet([
        ColumnSpec("kind", "类别", .word), ColumnSpec("what", "内容", .text),
        ColumnSpec("on", "日期", .day), ColumnSpec("n", "评分张数", .integer),
        ColumnSpec("mean", "平均", .decimal), ColumnSpec("max", "满分", .decimal),
        ColumnSpec("share", "得分率", .share), ColumnSpec("mark", "强弱", .word),
        ColumnSpec("change", "较上学期", .decimal),
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
        let lessons = lessons(own, sheets)
        let terms = terms(own, sheets, context)
        let rows = lessons + items(own, sheets) + terms
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            write(rows[index], to: writer)
        }
        let observers = Set(own.map(\.observation.observer)).count
        let choice = [InstrumentQuestion.ownChoice(sheets.instrument.rule)].compactMap(\.self)
        let notes = choice + [summary(lessons, observers)] + trend(terms)
        var reply = Reply(body: .table(table), notes: notes)
        if explain { reply.reasons = reasons(sheets, rows, context) }
        let person = context.register.persons[teacher]
        let name = person?.name[context.today] ?? teacher.text
        reply.page = {
            MonitoringPage.page(
                Bilingual("Lessons of \(name)", "\(name) 评课表"),
                unit: person?.unit[context.today],
                context,
                parts: charts(rows).map { .chart($0) } + [.body],
                rules: notes
            )
        }
        return reply
    }

    private static func write(_ row: Row, to writer: any ReplyWriter) {
        writer.text(row.kind)
        writer.text(row.key)
        FieldValue.day(row.on).write(to: writer)
        writer.integer(row.count)
        EstimateText.write(row.mean, to: writer, places: 2)
        EstimateText.write(row.most, to: writer, places: 2)
        EstimateText.write(row.share, to: writer, places: 2)
        row.mark.map { writer.text($0) } ?? writer.none()
        EstimateText.write(row.change, to: writer, places: 2)
    }

    /// The lessons with their scores by the scheme's method, and the deviation between observers.
    private static func lessons(_ own: [ScoredSheets.Entry], _ sheets: ScoredSheets) -> [Row] {
        let ids = Set(own.map(\.lesson.id)).sorted()
        return ids.compactMap { id -> Row? in
            let entries = own.filter { $0.lesson.id == id }
            let totals = entries.compactMap(\.total).map { (value: $0, weight: 1) }
            guard let lesson = entries.first?.lesson,
                let combined = sheets.instrument.rule.combined(totals)
            else { return nil }
            let words = [id.text, lesson.subject, lesson.topic].compactMap(\.self)
            return Row(
                kind: "lesson",
                key: words.joined(separator: " "),
                on: lesson.on,
                count: totals.count,
                mean: combined.approximate / 100,
                most: Double(sheets.instrument.range.most) / 100
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
                    on: nil,
                    count: points.count,
                    mean: points.reduce(0, +) / Double(points.count),
                    most: Double(item.most) / 100
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

    /// The mean of each term in which lessons were scored, and the change since the one before.
    private static func terms(
        _ own: [ScoredSheets.Entry],
        _ sheets: ScoredSheets,
        _ context: Context
    ) -> [Row] {
        var rows: [Row] = []
        for term in context.register.terms.sorted(by: { ($0.from, $0.id) < ($1.from, $1.id) }) {
            let scores = own.filter { entry in
                term.period.contains(entry.lesson.on)
                    && context.regulations.lineage(of: entry.lesson.unit, on: entry.lesson.on)
                        .contains(term.id.unit)
            }.compactMap { $0.total.map { $0.approximate / 100 } }
            guard !scores.isEmpty else { continue }
            let mean = scores.reduce(0, +) / Double(scores.count)
            var row = Row(
                kind: "term",
                key: term.id.text,
                on: term.from,
                count: scores.count,
                mean: mean,
                most: Double(sheets.instrument.range.most) / 100
            )
            row.change = rows.last.map { mean - $0.mean }
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
            let sum = EstimateText.fixed(row.mean * Double(n), 2)
            return Bilingual(
                "\(row.key): \(sum) / \(counted(n, "sheet")) = \(mean)",
                "\(row.key)：\(sum) / \(n) 张 = \(mean)"
            )
        }
        return scores.flatMap(LessonScoreReasons.lines) + means
    }

    /// How many lessons and observers, and the mean of the lessons with its interval.
    private static func summary(_ lessons: [Row], _ observers: Int) -> Bilingual {
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
        let (low, high) = (
            EstimateText.fixed(interval.lower, 2), EstimateText.fixed(interval.upper, 2)
        )
        let error = EstimateText.fixed(estimate.standardError ?? 0, 2)
        return Bilingual(
            "mean \(mean) of \(counted(count, "lesson")), \(counted(observers, "observer")); "
                + "standard error \(error), 95 % from \(low) to \(high)",
            "\(count) 节课均分 \(mean)，听课人 \(observers) 人；标准误 \(error)，95% 区间 \(low) 至 \(high)"
        )
    }

    /// Items by their share; lessons, and terms where there are several, by their scores.
    private static func charts(_ rows: [Row]) -> [Chart] {
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
                bars: own.map { Chart.Bar($0.key, EstimateText.scaled($0.mean, 2)) }
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
                    mark: row.mark == "weakest" ? .notMet : row.mark == "strongest" ? .met : .plain
                )
            }
        )
    }
}
