import Domain
import Grammar
import Notation
import Schemes

/// `monitoring summary`: tests held, results entered and missing, targets met, by school.
enum MonitoringSummary {
    private struct Row: Sendable {
        let test: Test
        let unit: UnitID
        let papers: Int
        let results: Int
        let missing: Int
        var sat = 0
        var absent = 0
        var excused = 0
        var met = 0
        var possible = 0

        /// Hundredths of a percent; nil where no item has a verdict.
        var share: Int? {
            possible > 0 ? Fraction(met * 100, possible).rounded(places: 2) : nil
        }
    }

    private static let columns = ColumnSet([
        ColumnSpec("test", "测验", .id), ColumnSpec("kind", "类别", .word),
        ColumnSpec("unit", "单位", .id), ColumnSpec("papers", "试卷数", .integer),
        ColumnSpec("results", "已录成绩", .integer), ColumnSpec("missing", "缺成绩", .integer),
        ColumnSpec("sat", "实考", .integer), ColumnSpec("absent", "缺考", .integer),
        ColumnSpec("excused", "免考", .integer), ColumnSpec("met", "达标", .integer, unit: "items"),
        ColumnSpec("possible", "应达", .integer, unit: "items"),
        ColumnSpec("percent", "达标率", .share), ColumnSpec("notice", "提醒确认", .text),
    ])

    static let command = Command.query(
        [Label("monitoring", "监测"), Label("summary", "汇总")],
        Bilingual(
            "Sums up tests by school: results entered and missing, absent, targets met.",
            "按测验和学校汇总：已录、缺录、缺考、免考、达标；无测验的月份列为未举行。"
        ),
        TargetQuestion.test,
        TargetQuestion.term,
        TargetQuestion.unit,
        columns: columns.columns,
        source: "H01",
        examples: ["monitoring summary term=2024-autumn", "监测 汇总 测验=2024-10"]
    ) { context, test, term, unit throws(Refusal) in
        let question = try TargetQuestion(
            context,
            test: test,
            term: term,
            schoolClass: nil,
            grade: nil,
            subject: nil,
            unit: unit
        )
        var rows: [Row] = []
        for id in question.tests {
            guard let test = context.register.tests[id] else { continue }
            rows += try summed(test, unit, context)
        }
        var reply = Reply(body: .table(table(rows)))
        if let term { reply.notes = months(of: term, question.tests, context) }
        let shown = rows
        let about = term?.name ?? test.map { MonitoringPage.name(of: $0, context.register) } ?? ""
        let owner = unit ?? test?.unit ?? term?.unit
        reply.page = {
            MonitoringPage.page(
                Bilingual("Monitoring summary, \(about)", "\(about) 质量监测汇总"),
                unit: owner,
                context,
                parts: charts(shown, context).map { .chart($0) } + [.body],
                rules: [
                    Bilingual(
                        "H01, H04, H05: items met of those with a verdict; only tests held count",
                        "H01、H04、H05：达标项数与有结论项数之比，只计已举行的测验"
                    )
                ]
            )
        }
        return reply
    }

    // MARK: Charts

    /// One for each test, a bar a school; where there is one school, one chart, a bar a test.
    private static func charts(_ rows: [Row], _ context: Context) -> [Chart] {
        let caption = Bilingual("items met", "达标率")
        guard Set(rows.map(\.unit)).count > 1 else {
            let bars = rows.map { row in
                Chart.Bar(MonitoringPage.name(of: row.test.id, context.register), row.share)
            }
            return [Chart(caption, unit: "%", full: 10_000, bars: bars)]
        }
        var tests: [TestID] = []
        for row in rows where !tests.contains(row.test.id) { tests.append(row.test.id) }
        return tests.map { test in
            let name = MonitoringPage.name(of: test, context.register)
            return Chart(
                Bilingual("\(name): \(caption.english)", "\(name) \(caption.chinese)"),
                unit: "%",
                full: 10_000,
                bars: rows.filter { $0.test.id == test }.map { row in
                    Chart.Bar(MonitoringPage.name(of: row.unit, context), row.share)
                }
            )
        }
    }

    // MARK: Counting

    private static func summed(
        _ test: Test,
        _ unit: UnitID?,
        _ context: Context
    ) throws(Refusal) -> [Row] {
        let register = context.register
        let targets = Targets(context.regulations)
        let papers = register.index.papersByTest[test.id].compactMap { register.papers[$0] }
        var expected: [UnitID: Set<ClassResult.ID>] = [:]
        for paper in papers {
            for group in sitting(paper, unit, context) {
                let id = ClassResult.ID(
                    test: test.id,
                    schoolClass: group.id,
                    subject: paper.id.subject
                )
                expected[group.unit, default: []].insert(id)
            }
        }
        var rows: [Row] = []
        for (unit, ids) in expected.sorted(by: { $0.key < $1.key }) {
            let entered = ids.compactMap { register.results[$0] }
            let grades = Set(ids.compactMap { register.classes[$0.schoolClass]?.id })
            var row = Row(
                test: test,
                unit: unit,
                papers: papers.count,
                results: entered.count,
                missing: ids.count - entered.count
            )
            for result in entered {
                guard let tally = try context.regulations.tally(of: result) else { continue }
                row.sat += tally.sat
                row.absent += tally.absent
                row.excused += tally.excused
            }
            for group in grades {
                guard let score = try targets.score(of: group, in: test.id) else { continue }
                row.met += score.met
                row.possible += score.possible
            }
            rows.append(row)
        }
        return rows
    }

    /// The classes whose grade sits the paper, of the unit asked for.
    private static func sitting(
        _ paper: Paper,
        _ unit: UnitID?,
        _ context: Context
    ) -> [SchoolClass] {
        let view = View(register: context.register, day: paper.on)
        return context.register.classes.filter { group in
            guard group.grade(in: view) == paper.id.grade else { return false }
            let units = context.regulations.lineage(of: group.unit, on: paper.on)
            return units.contains(paper.id.test.unit) && (unit.map(units.contains) ?? true)
        }
    }

    /// The months of the term without a monthly check: not held, reported, not failed (H01).
    private static func months(
        of id: TermID,
        _ tests: [TestID],
        _ context: Context
    ) -> [Bilingual] {
        let register = context.register
        guard let term = register.terms[id] else { return [] }
        var held: Set<[Int]> = []
        for test in tests where register.tests[test]?.kind == .monthly {
            for paper in register.index.papersByTest[test] {
                guard let (year, month, _) = register.papers[paper]?.on.civil else { continue }
                held.insert([year, month])
            }
        }
        var missing: [String] = []
        var day = term.from
        let last = min(term.to, context.today)
        while day <= last {
            let (year, month, dayOfMonth) = day.civil
            if !held.contains([year, month]) {
                missing.append("\(year)-\(month < 10 ? "0" : "")\(month)")
            }
            let length = Day.length(ofMonth: month, year: year)
            day = day.adding(days: length - dayOfMonth + 1)
        }
        guard !missing.isEmpty else { return [] }
        let names = missing.joined(separator: ", ")
        return [
            Bilingual(
                "no monthly check is held in \(names): reported, not failed",
                "未举行月监测的月份：\(names)，只作说明，不算未达标"
            )
        ]
    }

    private static func table(_ rows: [Row]) -> Reply.Table {
        Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.test.id.text)
            writer.text(row.test.kind.label.english)
            writer.text(row.unit.text)
            for count in [row.papers, row.results, row.missing, row.sat, row.absent, row.excused] {
                writer.integer(count)
            }
            writer.integer(row.met)
            writer.integer(row.possible)
            row.share.map { writer.fixed($0, places: 2) } ?? writer.none()
            row.test.notice.map { writer.text($0.reason) } ?? writer.none()
        }
    }
}
