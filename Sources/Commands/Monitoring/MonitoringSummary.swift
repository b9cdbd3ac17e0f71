import Domain
import Grammar
import Notation
import Schemes

/// `monitoring summary`: tests held, results entered and missing, targets met, by school.
enum MonitoringSummary {
    private struct Row: Sendable {
        let test: Test
        let papers: Int
        let school: SchoolStanding

        /// Hundredths of a percent; nil where no item has a verdict.
        var share: Int? {
            school.possible > 0
                ? Fraction(school.met * 100, school.possible).rounded(places: 2) : nil
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
        Parameter<SummaryLevel?>.optional(
            SummaryLevel.label,
            Reading<SummaryLevel>.choice,
            Bilingual(
                "school, or test: all schools together, as for a district; school",
                "学校，或测验（各校合计，如全区），默认学校"
            )
        ),
        TargetQuestion.anew,
        CommonParameter.explain,
        columns: columns.columns,
        source: "H01",
        examples: [
            "monitoring summary term=2024-autumn", "监测 汇总 测验=2024-10",
            "monitoring summary test=2024-10 anew explain",
            "监测 汇总 学期=2024-autumn 层次=测验",
        ],
        work: Walk.figures
    ) { context, test, term, unit, level, anew, explain throws(Refusal) in
        let tests = try TargetQuestion.tests(context, test, term)
        let (standing, regulations) = (context.surroundings.standing, context.regulations)
        var rows: [Row] = []
        for id in tests {
            guard let test = context.register.tests[id] else { continue }
            let schools =
                try anew
                ? StandingTargets.schoolsAnew(in: id, regulations)
                : standing.schools(in: id, regulations)
            let papers = context.register.index.papersByTest[id]
            let day = papers.compactMap { context.register.papers[$0]?.on }.min()
            let wanted = schools.filter { school in
                guard let unit, unit != school.unit else { return true }
                return regulations.lineage(of: school.unit, on: day ?? context.today)
                    .contains(unit)
            }
            switch level ?? .school {
            case .school:
                rows += wanted.map { Row(test: test, papers: papers.count, school: $0) }
            case .test:
                let sum = SchoolStanding(unit: unit ?? id.unit, sumOf: wanted)
                rows.append(Row(test: test, papers: papers.count, school: sum))
            }
        }
        var reply = Reply(body: .table(table(rows)))
        if let term { reply.notes = months(of: term, tests, context) }
        if explain { reply.reasons = rows.flatMap(reasons) }
        let shown = rows
        let about = UnitPage.about(test, term, context.register)
        let owner = unit ?? test?.unit ?? term?.unit
        reply.page = {
            UnitPage.page(
                Bilingual("Monitoring summary, \(about.english)", "\(about.chinese) 质量监测汇总"),
                unit: owner,
                context,
                parts: charts(shown, context).map { .chart($0) } + [
                    .table(table(shown, for: context))
                ],
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
        guard Set(rows.map(\.school.unit)).count > 1 else {
            let bars = rows.map { row in
                Chart.Bar(UnitPage.name(of: row.test.id, context.register), row.share)
            }
            return [Chart(caption, unit: "%", full: 10_000, bars: bars)]
        }
        var tests: [TestID] = []
        for row in rows where !tests.contains(row.test.id) { tests.append(row.test.id) }
        return tests.map { test in
            let name = UnitPage.name(of: test, context.register)
            return Chart(
                Bilingual("\(name): \(caption.english)", "\(name) \(caption.chinese)"),
                unit: "%",
                full: 10_000,
                bars: rows.filter { $0.test.id == test }.map { row in
                    Chart.Bar(UnitPage.name(of: row.school.unit, context), row.share)
                }
            )
        }
    }

    // MARK: Reasons

    /// Each class's items, the sum, and the rules that they follow.
    private static func reasons(_ row: Row) -> [Bilingual] {
        let school = row.school
        let parts = school.groups.map { "\($0.schoolClass.text) \($0.met)/\($0.possible)" }
        let sum = parts.joined(separator: " + ")
        let name = "\(row.test.id.text) \(school.unit.text)"
        let lacking = school.lacking.map { "\($0.schoolClass.text) \($0.subject)" }
            .joined(separator: ", ")
        let missing = Bilingual("  missing: \(lacking)", "  缺成绩：\(lacking)")
        return [
            Bilingual(
                "\(name): \(sum) = \(school.met)/\(counted(school.possible, "item")) met",
                "\(name)：\(sum) = 达标 \(school.met)/\(school.possible) 项"
            ),
            Bilingual(
                "  \(counted(school.expected, "result")) expected of the classes in the papers' "
                    + "grades, "
                    + "\(school.entered) entered; sat \(school.sat), absent \(school.absent), "
                    + "excused \(school.excused)",
                "  按试卷年级应有成绩 \(school.expected) 份，已录 \(school.entered) 份；"
                    + "实考 \(school.sat)，缺考 \(school.absent)，免考 \(school.excused)"
            ),
        ] + (school.lacking.isEmpty ? [] : [missing]) + [
            Bilingual(
                "  rule: H05, items with a verdict count; explain each with targets table test="
                    + row.test.id.text,
                "  规则：H05，只计有结论的项；各班依据见 达标 总表 测验=\(row.test.id.text)"
            )
        ]
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

    /// With names in place of keys, where it is for a page.
    private static func table(_ rows: [Row], for page: Context? = nil) -> Reply.Table {
        Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(
                page.map { UnitPage.name(of: row.test.id, $0.register) } ?? row.test.id.text
            )
            writer.text(row.test.kind.label.english)
            let school = row.school
            writer.text(
                page.map { UnitPage.name(of: school.unit, $0) } ?? school.unit.text
            )
            writer.integer(row.papers)
            for count in [school.entered, school.missing, school.sat] { writer.integer(count) }
            for count in [school.absent, school.excused, school.met] { writer.integer(count) }
            writer.integer(school.possible)
            row.share.map { writer.fixed($0, places: 2) } ?? writer.none()
            row.test.notice.map { writer.text($0.reason) } ?? writer.none()
        }
    }
}
