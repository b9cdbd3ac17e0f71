import Domain
import Grammar
import Notation
import Schemes

/// `broad show`: schools within their class of schools, by coverage and by rise (看大面积 看提高率).
enum BroadShow {
    private struct Row: Sendable {
        let group: String?
        let unit: UnitID
        let subject: String
        let metric: Metric
        let before: Fraction?
        let now: Fraction?
        /// The classes whose results the rates are of, in both tests.
        let classesBefore: [ClassID]
        let classesNow: [ClassID]
        var place: Int?

        /// Now − before, in hundredths, exactly.
        var rise: Fraction? {
            guard let before, let now else { return nil }
            return Fraction(
                now.numerator * before.denominator - before.numerator * now.denominator,
                now.denominator * before.denominator
            )
        }
    }

    private static let columns = ColumnSet([
        ColumnSpec("group", "类别组", .text), ColumnSpec("unit", "单位", .id),
        ColumnSpec("subject", "科目", .text), ColumnSpec("metric", "指标", .word),
        ColumnSpec("before", "基数", .decimal), ColumnSpec("now", "本次", .decimal),
        ColumnSpec("rise", "提高", .decimal), ColumnSpec("place", "名次", .integer),
    ])

    static let command = Command.query(
        [Label("broad", "大面积"), Label("show", "查看")],
        Bilingual(
            "Compares schools of one group by their rates and the rise between two tests.",
            "分类评价：同类学校按合格率、优秀率（大面积）和提高率比较。"
        ),
        Parameter<TestID>.keyword(
            Label("test", "测验"),
            Reading<TestID>.test,
            Bilingual("the test now", "本次测验")
        ),
        Parameter<TestID>.keyword(
            Label("before", "基数"),
            Reading<TestID>.test,
            Bilingual("the test with which it is compared", "作比较的测验")
        ),
        TargetQuestion.subject,
        UnitParameter.near,
        CommonParameter.explain,
        columns: columns.columns,
        source: "H11",
        examples: [
            "broad show test=2024-10 before=2024-final",
            "大面积 查看 测验=2024-10 基数=2024-final 依据",
        ],
        work: Walk.figures
    ) { context, test, before, subject, _, explain throws(Refusal) in
        let figures = Figures(context.regulations)
        let (now, then) = (try pools(test, figures), try pools(before, figures))
        let papers = context.register.index.papersByTest[test]
        let day = papers.compactMap { context.register.papers[$0]?.on }.min() ?? context.today
        var rows: [Row] = []
        for (key, row) in now.sorted(by: { $0.key < $1.key }) {
            guard let unit = key.unit, subject == nil || subject == key.subject else { continue }
            let old = then[Figures.Key(test: before, subject: key.subject, school: unit)]
            for metric in [Metric.passRate, .excellentRate] {
                let part: IndexRule.Part = metric == .passRate ? .pass : .excellent
                rows.append(
                    Row(
                        group: context.register.units[unit]?.group[day],
                        unit: unit,
                        subject: key.subject,
                        metric: metric,
                        before: old.flatMap { percent($0.pool, part) },
                        now: percent(row.pool, part),
                        classesBefore: old.map(classes) ?? [],
                        classesNow: classes(of: row)
                    )
                )
            }
        }
        let ordered = ranked(rows)
        var reply = reply(ordered)
        if explain { reply.reasons = ordered.flatMap(reasons) + [rule] }
        return reply
    }

    /// The heads of both tests and the difference, exactly.
    private static func reasons(_ row: Row) -> [Bilingual] {
        func rate(_ value: Fraction?) -> String {
            guard let value, let shown = value.rounded(places: 0) else { return "-" }
            let text = Decimals.fixed(shown, places: 2)
            return "\(value.numerator / 10_000) / \(value.denominator) = \(text)%"
        }
        let name = row.metric.label
        let rise = row.rise?.rounded(places: 0).map { Decimals.fixed($0, places: 2) } ?? "-"
        let sum = "\(rate(row.now)) - \(rate(row.before)): \(rise)"
        func list(_ classes: [ClassID]) -> String {
            classes.isEmpty ? "-" : classes.map(\.text).joined(separator: ", ")
        }
        let (now, before) = (list(row.classesNow), list(row.classesBefore))
        return [
            Bilingual(
                "\(row.group ?? "-") \(row.unit.text) \(row.subject) \(name.english): \(sum)",
                "\(row.group ?? "-") \(row.unit.text) \(row.subject)\(name.chinese)：\(sum)"
            ),
            Bilingual("  now of \(now); before of \(before)", "  本次：\(now)；基数：\(before)"),
        ]
    }

    private static let rule = Bilingual(
        "rule: H11, now less before in percentage points (compared exactly, shown to 2 places, "
            + "half up), ranked within the group of schools",
        "规则：H11，本次减基数（百分点；按精确值比较，显示两位、四舍五入），在同类学校内排名"
    )

    private static func classes(of row: Figures.Row) -> [ClassID] {
        row.results.map(\.id.schoolClass).sorted()
    }

    private static func pools(
        _ test: TestID,
        _ figures: Figures
    ) throws(Refusal) -> [Figures.Key: Figures.Row] {
        let register = figures.regulations.register
        let classes = Set(register.index.resultsByTest[test].map(\.schoolClass))
        let rows = try figures.rows(of: [test], classes: classes, at: .school)
        return Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
    }

    private static func percent(_ pool: Pool, _ part: IndexRule.Part) -> Fraction? {
        pool.rate(part).map { Fraction($0.numerator * 10_000, $0.denominator) }
    }

    /// The rows by group, subject, metric and rise; equal rises share a place.
    private static func ranked(_ rows: [Row]) -> [Row] {
        func key(_ row: Row) -> [String] {
            [row.group ?? "", row.subject, row.metric.rawValue]
        }
        let groups = Dictionary(grouping: rows, by: key)
        let ordered = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        return ordered.flatMap { _, rows in
            rows.map { row in
                var row = row
                guard let rise = row.rise else { return row }
                row.place =
                    1 + rows.count { other in other.rise.map { !rise.isAtLeast($0) } ?? false }
                return row
            }.sorted { ($0.place ?? Int.max, $0.unit) < ($1.place ?? Int.max, $1.unit) }
        }
    }

    private static func reply(_ rows: [Row]) -> Reply {
        var reply = Reply(
            body: .table(
                Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
                    let row = rows[index]
                    row.group.map(writer.text) ?? writer.none()
                    writer.text(row.unit.text)
                    writer.text(row.subject)
                    writer.text(row.metric.label.english)
                    for value in [row.before, row.now, row.rise] {
                        let shown = value?.rounded(places: 0)
                        shown.map { writer.fixed($0, places: 2) } ?? writer.none()
                    }
                    row.place.map(writer.integer) ?? writer.none()
                }
            )
        )
        let ungrouped = Set(rows.filter { $0.group == nil }.map(\.unit)).count
        if ungrouped > 0 {
            reply.notes = [
                Bilingual(
                    "\(counted(ungrouped, "unit")) without a group, compared with each other: "
                        + "unit set … school-group=…",
                    "\(ungrouped) 个单位未设类别组，互相比较：单位 修改 … 分类组=…"
                )
            ]
        }
        return reply
    }
}
