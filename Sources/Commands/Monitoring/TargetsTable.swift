import Domain
import Grammar
import Notation
import Schemes

/// `targets table`: a test's targets, one class a row, as schools print them (六项达标表).
enum TargetsTable {
    static let command = Command.query(
        [Label("targets", "达标"), Label("table", "总表")],
        Bilingual(
            "Shows a test's targets, one class a row, and how many are met.",
            "一次测验的达标总表：每班一行，含达标项数。"
        ),
        Parameter<TestID>.keyword(
            Label("test", "测验"),
            Reading<TestID>.test,
            Bilingual("the test", "测验")
        ),
        TargetQuestion.schoolClass,
        TargetQuestion.grade,
        TargetQuestion.unit,
        CommonParameter.explain,
        columns: fixedColumns,
        recorded: true,
        source: "H04",
        examples: ["targets table test=2024-10", "达标 总表 测验=2024-10 年级=3"],
        work: Walk.figures
    ) { context, test, name, grade, unit, explain throws(Refusal) in
        let question = try TargetQuestion(
            context,
            test: test,
            term: nil,
            schoolClass: name,
            grade: grade,
            subject: nil,
            unit: unit
        )
        let targets = Targets(context.regulations)
        var rows: [(group: SchoolClass, score: Targets.Score)] = []
        for group in question.classes {
            if let score = try targets.score(of: group.id, in: test) { rows.append((group, score)) }
        }
        var reply = Reply(body: .table(table(rows, context.language)))
        if explain { reply.reasons = rows.flatMap { reasons($0.group, $0.score) } }
        return reply
    }

    private static let fixedColumns = [
        ColumnSpec("unit", "单位", .id), ColumnSpec("class", "班级", .id),
        ColumnSpec("class-name", "班名", .text), ColumnSpec("met", "达标", .integer, unit: "items"),
        ColumnSpec("possible", "应达", .integer, unit: "items"),
        ColumnSpec("failed", "未达标", .text), ColumnSpec("no-data", "无数据", .text),
    ]

    /// One column for each item that any class has, before the counts.
    private static func table(
        _ rows: [(group: SchoolClass, score: Targets.Score)],
        _ language: Language
    ) -> Reply.Table {
        var items: [(subject: String, metric: Metric)] = []
        for row in rows {
            for item in row.score.items
            where !items.contains(where: { $0 == (item.subject, item.metric) }) {
                items.append((item.subject, item.metric))
            }
        }
        let shown = items
        let figures = shown.map { item in
            ColumnSpec(
                "\(item.subject)-\(item.metric.label.english)",
                "\(item.subject)\(item.metric.label.chinese)",
                .decimal
            )
        }
        let columns = ColumnSet(Array(fixedColumns[..<3]) + figures + fixedColumns[3...])
        return Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let (group, score) = rows[index]
            writer.text(group.unit.text)
            writer.text(group.id.text)
            writer.text(TargetQuestion.printedName(group, score.grade))
            for item in shown {
                let figure = score.items.first { ($0.subject, $0.metric) == item }?.figure
                (figure?.shown).map { writer.fixed($0, places: 2) } ?? writer.none()
            }
            writer.integer(score.met)
            writer.integer(score.possible)
            write(score, .notMet, language, to: writer)
            write(score, .noData, language, to: writer)
        }
    }

    private static func write(
        _ score: Targets.Score,
        _ verdict: Verdict,
        _ language: Language,
        to writer: any ReplyWriter
    ) {
        let names = score.items.filter { ($0.figure?.verdict ?? .noData) == verdict }.map { item in
            switch language {
            case .english: "\(item.subject)-\(item.metric.label.english)"
            case .chinese: "\(item.subject)\(item.metric.label.chinese)"
            }
        }
        names.isEmpty
            ? writer.none() : writer.text(names.joined(separator: language == .english ? "," : "、"))
    }

    static func reasons(_ group: SchoolClass, _ score: Targets.Score) -> [Bilingual] {
        let name = TargetQuestion.printedName(group, score.grade)
        var lines = [
            Bilingual(
                "\(name): \(score.met) of \(score.possible) met"
                    + " (items of \(score.scheme ?? "no scheme: every subject sat"))",
                "\(name)：\(score.possible) 项中达标 \(score.met) 项"
                    + "（项目依据：\(score.scheme ?? "无方案，按已考科目")）"
            )
        ]
        for item in score.items {
            guard let figure = item.figure else {
                lines.append(
                    Bilingual(
                        "  \(item.subject) \(item.metric.label.english): no data, no result",
                        "  \(item.subject)\(item.metric.label.chinese)：无数据，没有成绩"
                    )
                )
                continue
            }
            let (metric, verdict) = (item.metric.label, figure.verdict.label)
            lines.append(
                Bilingual(
                    "  \(item.subject) \(metric.english): \(verdict.english)",
                    "  \(item.subject)\(metric.chinese)：\(verdict.chinese)"
                )
            )
            lines += figure.reasons.map { Bilingual("    \($0.english)", "    \($0.chinese)") }
        }
        return lines
    }
}
