import Domain
import Grammar
import Notation
import Schemes

/// `targets report` of one test as a printed page: a grade a section, its charts, all verdicts.
struct TargetsPage: Sendable {
    let test: TestID
    let rows: [(group: SchoolClass, score: Targets.Score)]
    /// From which marks pupils are excellent and pass, and who says so.
    let lines: [Bilingual]
    let context: Context

    init(
        test: TestID,
        rows: [(group: SchoolClass, score: Targets.Score)],
        _ context: Context
    ) throws(Refusal) {
        self.test = test
        self.rows = rows
        self.context = context
        var lines: [Bilingual] = []
        for row in rows {
            for subject in Set(row.score.items.map(\.subject)).sorted() {
                let key = Paper.ID(test: test, grade: row.score.grade, subject: subject)
                guard let paper = context.register.papers[key] else { continue }
                let bands = try context.regulations.lines(of: paper, for: row.group.unit)
                lines += [bands.excellent, bands.pass].compactMap { $0?.reason }
            }
        }
        self.lines = UnitPage.distinct(lines)
    }

    private static let legend = Bilingual(
        "✓ met, ✗ not met, · no data; ° evidence too thin: the interval takes the standard in",
        "✓ 达标，✗ 未达标，· 无数据；° 证据不足（区间跨过标准）"
    )

    private struct Line: Sendable {
        let group: SchoolClass
        let grade: Grade
        let subject: String
        let metric: Metric
        let figure: TargetFigure?
    }

    /// The page of one test, or of a term's tests one after the other.
    static func page(
        of pages: [TargetsPage],
        term: TermID?,
        unit: UnitID?,
        _ context: Context
    ) -> Page {
        let name = UnitPage.about(pages.first?.test, term, context.register)
        let isTerm = term != nil
        let scores = pages.flatMap { $0.rows.map(\.score) }
        let rules = scores.flatMap(\.items).compactMap { $0.figure?.basis } + pages.flatMap(\.lines)
        return UnitPage.page(
            Bilingual("Targets, \(name.english)", "\(name.chinese) 达标情况"),
            unit: unit ?? pages.first?.test.unit ?? term?.unit,
            context,
            parts: pages.flatMap { page in
                page.parts(under: isTerm ? Bilingual("\(page.name), ", "\(page.name) ") : nil)
            },
            rules: UnitPage.distinct(rules) + [TargetsReport.itemsRule(scores), legend]
        )
    }

    private var name: String { UnitPage.name(of: test, context.register) }

    /// The sections, each under its school and grade, and the test where there are several.
    private func parts(under test: Bilingual?) -> [Page.Part] {
        var parts: [Page.Part] = []
        for section in sections {
            guard let first = section.first else { continue }
            let school = UnitPage.name(of: first.group.unit, context)
            parts.append(
                .heading(
                    Bilingual(
                        (test?.english ?? "") + "\(school), grade \(first.score.grade.text)",
                        (test?.chinese ?? "") + "\(school) \(first.score.grade.chineseName)"
                    )
                )
            )
            let entries = section.flatMap(Self.entries)
            parts += charts(entries).map { .chart($0) }
            parts.append(.chart(overview(section)))
            parts.append(.table(table(section)))
        }
        return parts
    }

    /// A school's grade each.
    private var sections: [[(group: SchoolClass, score: Targets.Score)]] {
        var sections: [[(group: SchoolClass, score: Targets.Score)]] = []
        for row in rows {
            if let last = sections.last?.last, last.group.unit == row.group.unit,
                last.score.grade == row.score.grade
            {
                sections[sections.count - 1].append(row)
            } else {
                sections.append([row])
            }
        }
        return sections
    }

    private static func entries(_ row: (group: SchoolClass, score: Targets.Score)) -> [Line] {
        row.score.items.map { item in
            Line(
                group: row.group,
                grade: row.score.grade,
                subject: item.subject,
                metric: item.metric,
                figure: item.figure
            )
        }
    }

    // MARK: Charts

    private func overview(_ rows: [(group: SchoolClass, score: Targets.Score)]) -> Chart {
        Chart(
            Bilingual("items met", "达标项数"),
            unit: "",
            full: (rows.map { $0.score.items.count }.max() ?? 0) * 100,
            bars: rows.map { row in
                let score = row.score
                return Chart.Bar(
                    TargetQuestion.printedName(row.group, score.grade),
                    score.possible > 0 ? score.met * 100 : nil,
                    target: score.possible * 100,
                    mark: score.possible == 0
                        ? .plain : score.met == score.possible ? .met : .notMet
                )
            }
        )
    }

    /// One for each item, in the order in which items occur.
    private func charts(_ lines: [Line]) -> [Chart] {
        var items: [(subject: String, metric: Metric)] = []
        for line in lines where !items.contains(where: { $0 == (line.subject, line.metric) }) {
            items.append((line.subject, line.metric))
        }
        return items.compactMap { item in
            let bars = lines.filter { ($0.subject, $0.metric) == item }.map { line in
                Chart.Bar(
                    TargetQuestion.printedName(line.group, line.grade),
                    line.figure?.shown,
                    target: line.figure?.standard,
                    mark: Self.mark(line.figure)
                )
            }
            // An item of which nothing is entered yet has nothing to draw.
            guard bars.contains(where: { $0.value != nil }) else { return nil }
            let label = item.metric.label
            return Chart(
                Bilingual("\(item.subject) \(label.english)", "\(item.subject)\(label.chinese)"),
                unit: item.metric == .mean ? "" : "%",
                full: item.metric == .mean ? full(lines, item.subject) : 10_000,
                bars: bars
            )
        }
    }

    private static func mark(_ figure: TargetFigure?) -> Chart.Mark {
        switch figure?.verdict {
        case .met: .met
        case .notMet: .notMet
        case .noData, nil: .plain
        }
    }

    private func full(_ lines: [Line], _ subject: String) -> Int {
        lines.filter { $0.subject == subject }.compactMap { line in
            let key = Paper.ID(test: test, grade: line.grade, subject: subject)
            return context.register.papers[key]?.full.hundredths
        }.max() ?? 0
    }

    // MARK: Table

    /// A column of the table: who sat a subject, or one of its items.
    private enum Cell: Hashable {
        case sat(String)
        case item(String, Metric)

        /// The columns of these classes, subject by subject.
        static func all(_ rows: [(group: SchoolClass, score: Targets.Score)]) -> [Cell] {
            var cells: [Cell] = []
            for item in rows.flatMap(\.score.items) {
                for cell in [Cell.sat(item.subject), .item(item.subject, item.metric)]
                where !cells.contains(cell) { cells.append(cell) }
            }
            return cells
        }

        var column: ColumnSpec {
            switch self {
            case .sat(let subject): ColumnSpec("\(subject)-sat", "\(subject)实考", .integer)
            case .item(let subject, let metric):
                ColumnSpec(
                    "\(subject)-\(metric.label.english)",
                    "\(subject)\(metric.label.chinese)",
                    .text
                )
            }
        }
    }

    /// What is asked in the first row, then a row a class.
    private func table(_ rows: [(group: SchoolClass, score: Targets.Score)]) -> Reply.Table {
        let cells = Cell.all(rows)
        let language = context.language
        let columns =
            [ColumnSpec("class-name", "班名", .text)] + cells.map(\.column)
            + [ColumnSpec("met", "达标", .text), ColumnSpec("why", "说明", .text)]
        return Reply.Table(columns: ColumnSet(columns), rowCount: rows.count + 1) { index, writer in
            guard index > 0 else { return Self.writeStandards(rows, cells, language, to: writer) }
            let (group, score) = rows[index - 1]
            writer.text(TargetQuestion.printedName(group, score.grade))
            for cell in cells { Self.write(cell, of: score, language, to: writer) }
            writer.text("\(score.met)/\(score.possible)")
            let gaps = UnitPage.distinct(score.items.compactMap { $0.figure?.gap })
            let why = gaps.map { $0[language] }.joined(separator: language == .english ? "; " : "；")
            why.isEmpty ? writer.none() : writer.text(why)
        }
    }

    private static func writeStandards(
        _ rows: [(group: SchoolClass, score: Targets.Score)],
        _ cells: [Cell],
        _ language: Language,
        to writer: any ReplyWriter
    ) {
        writer.text(Bilingual("standard", "标准")[language])
        for cell in cells {
            guard case .item(let subject, let metric) = cell else {
                writer.none()
                continue
            }
            let figures = rows.lazy.compactMap { figure(subject, metric, $0.score) }
            let standard = figures.compactMap(\.standard).first
            let unit = metric == .mean ? "" : "%"
            standard.map { writer.text("≥ \(Decimals.text($0, places: 2))\(unit)") }
                ?? writer.none()
        }
        writer.none()
        writer.none()
    }

    private static func figure(
        _ subject: String,
        _ metric: Metric,
        _ score: Targets.Score
    ) -> TargetFigure? {
        score.items.first { $0.subject == subject && $0.metric == metric }?.figure
    }

    private static func write(
        _ cell: Cell,
        of score: Targets.Score,
        _ language: Language,
        to writer: any ReplyWriter
    ) {
        switch cell {
        case .sat(let subject):
            let figure = score.items.first { $0.subject == subject }?.figure
            figure.map { writer.integer($0.tally.sat) } ?? writer.none()
        case .item(let subject, let metric):
            guard let figure = figure(subject, metric, score) else { return writer.text("·") }
            let value = figure.shown.map { Decimals.fixed($0, places: 2) } ?? ""
            let thin = figure.evidence?.state == .tooThin ? "°" : ""
            let sign =
                switch figure.verdict {
                case .met: "✓"
                case .notMet: "✗"
                case .noData: "·"
                }
            let short = TargetsReport.missing(figure, language).map { " \($0)" } ?? ""
            writer.text("\(value) \(sign)\(thin)\(short)")
        }
    }
}
