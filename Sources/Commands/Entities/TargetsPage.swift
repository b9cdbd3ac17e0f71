import Domain
import Grammar
import Notation
import Schemes

/// `targets report` as a printed page: a grade a section, charts of each item, all verdicts.
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
        self.lines = MonitoringPage.distinct(lines)
    }

    private static let columns = ColumnSet([
        ColumnSpec("class-name", "班名", .text), ColumnSpec("subject", "科目", .text),
        ColumnSpec("metric", "指标", .word), ColumnSpec("value", "数据", .decimal),
        ColumnSpec("standard", "标准", .decimal), ColumnSpec("verdict", "结论", .word),
        ColumnSpec("short", "差额", .text), ColumnSpec("evidence", "证据", .word),
        ColumnSpec("sat", "实考", .integer), ColumnSpec("on-roll", "在册", .integer),
        ColumnSpec("why", "说明", .text),
    ])

    private struct Line: Sendable {
        let group: SchoolClass
        let grade: Grade
        let subject: String
        let metric: Metric
        let figure: TargetFigure?
    }

    var page: Page {
        let name = MonitoringPage.name(of: test, context.register)
        var parts: [Page.Part] = []
        for section in sections {
            guard let first = section.first else { continue }
            let school = MonitoringPage.name(of: first.group.unit, context)
            parts.append(
                .heading(
                    Bilingual(
                        "\(school), grade \(first.score.grade.text)",
                        "\(school) \(first.score.grade.chineseName)"
                    )
                )
            )
            let entries = section.flatMap(Self.entries)
            parts += charts(entries).map { .chart($0) }
            parts.append(.chart(overview(section)))
            parts.append(.table(table(entries)))
        }
        let rules = rows.flatMap(\.score.items).compactMap { $0.figure?.reasons.last }
        return MonitoringPage.page(
            Bilingual("Targets, \(name)", "\(name) 达标情况"),
            unit: test.unit,
            context,
            parts: parts,
            rules: MonitoringPage.distinct(rules) + lines
                + [TargetsReport.itemsRule(rows.map(\.score))]
        )
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
        return items.map { item in
            let bars = lines.filter { ($0.subject, $0.metric) == item }.map { line in
                Chart.Bar(
                    TargetQuestion.printedName(line.group, line.grade),
                    line.figure?.shown,
                    target: line.figure?.standard,
                    mark: Self.mark(line.figure)
                )
            }
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

    private func table(_ lines: [Line]) -> Reply.Table {
        let language = context.language
        return Reply.Table(columns: Self.columns, rowCount: lines.count) { index, writer in
            let line = lines[index]
            writer.text(TargetQuestion.printedName(line.group, line.grade))
            writer.text(line.subject)
            writer.text(line.metric.label.english)
            guard let figure = line.figure else {
                writer.none()
                writer.none()
                return writer.text(Verdict.noData.label.english)
            }
            figure.shown.map { writer.fixed($0, places: 2) } ?? writer.none()
            figure.standard.map { writer.decimal($0, places: 2) } ?? writer.none()
            writer.text(figure.verdict.label.english)
            TargetsReport.missing(figure, language).map(writer.text) ?? writer.none()
            figure.evidence.map { writer.text($0.state.label.english) } ?? writer.none()
            writer.integer(figure.tally.sat)
            writer.integer(figure.tally.onRoll)
            figure.gap.map { writer.text($0[language]) } ?? writer.none()
        }
    }
}
