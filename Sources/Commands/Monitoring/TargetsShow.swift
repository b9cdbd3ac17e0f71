import Domain
import Grammar
import Notation
import Schemes

/// `targets show`: each target of each class: the figure, its standard, the verdict, the gap.
enum TargetsShow {
    private struct Row: Sendable {
        let test: TestID
        let group: SchoolClass
        let figure: TargetFigure
    }

    private static let columns = ColumnSet([
        ColumnSpec("test", "测验", .id), ColumnSpec("unit", "单位", .id),
        ColumnSpec("class", "班级", .id), ColumnSpec("class-name", "班名", .text),
        ColumnSpec("subject", "科目", .text), ColumnSpec("metric", "指标", .word),
        ColumnSpec("have", "实得", .decimal), ColumnSpec("of", "基数", .integer, unit: "pupils"),
        ColumnSpec("value", "数值", .decimal), ColumnSpec("standard", "标准", .decimal),
        ColumnSpec("verdict", "结论", .word), ColumnSpec("short", "差", .decimal),
        ColumnSpec("short-of", "差额单位", .word), ColumnSpec("scheme", "方案", .id),
        ColumnSpec("evidence", "证据", .word), ColumnSpec("lower", "区间下限", .decimal),
        ColumnSpec("upper", "区间上限", .decimal),
        ColumnSpec("turn", "变动人数", .integer, unit: "pupils"),
    ])

    static let command = Command.query(
        [Label("targets", "达标"), Label("show", "查看")],
        Bilingual(
            "Shows each target: excellent rate, pass rate and mean against the standard.",
            "逐项查看达标情况：优秀率、合格率、平均分与标准。"
        ),
        TargetQuestion.test,
        TargetQuestion.term,
        TargetQuestion.schoolClass,
        TargetQuestion.grade,
        TargetQuestion.subject,
        TargetQuestion.unit,
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "H03, H04",
        examples: [
            "targets show class=三1 test=2024-10", "targets show test=2024-10 subject=语文 explain",
        ],
        work: Walk.figures
    ) { context, test, term, name, grade, subject, unit, explain throws(Refusal) in
        let question = try TargetQuestion(
            context,
            test: test,
            term: term,
            schoolClass: name,
            grade: grade,
            subject: subject,
            unit: unit
        )
        let rows = try rows(question, context)
        var reply = Reply(body: .table(table(rows)))
        reply.notes = missing(question, rows)
        if explain { reply.reasons = rows.flatMap(reasons) }
        return reply
    }

    private static func rows(
        _ question: TargetQuestion,
        _ context: Context
    ) throws(Refusal) -> [Row] {
        let targets = Targets(context.regulations)
        var rows: [Row] = []
        for test in question.tests {
            for group in question.classes {
                let results = context.register.index.resultsByClass[group.id]
                for id in results where id.test == test {
                    guard question.subject.map({ $0 == id.subject }) ?? true else { continue }
                    rows += try targets.figures(of: id).map { figure in
                        Row(test: test, group: group, figure: figure)
                    }
                }
            }
        }
        return rows
    }

    private static func table(_ rows: [Row]) -> Reply.Table {
        Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            let figure = row.figure
            writer.text(row.test.text)
            writer.text(row.group.unit.text)
            writer.text(row.group.id.text)
            writer.text(TargetQuestion.printedName(row.group, figure.grade))
            writer.text(figure.subject)
            writer.text(figure.metric.label.english)
            let isMean = figure.metric == .mean
            figure.have.map { writer.decimal($0, places: isMean ? 2 : 0) } ?? writer.none()
            writer.integer(figure.base)
            figure.shown.map { writer.fixed($0, places: 2) } ?? writer.none()
            figure.standard.map { writer.decimal($0, places: 2) } ?? writer.none()
            writer.text(figure.verdict.label.english)
            figure.short.map { writer.decimal($0, places: isMean ? 2 : 0) } ?? writer.none()
            writer.text(isMean ? "marks" : "pupils")
            figure.scheme.map(writer.text) ?? writer.none()
            let evidence = figure.evidence
            evidence.map { writer.text($0.state.label.english) } ?? writer.none()
            evidence.map { writer.fixed($0.lower, places: 2) } ?? writer.none()
            evidence.map { writer.fixed($0.upper, places: 2) } ?? writer.none()
            evidence?.turn.map(writer.integer) ?? writer.none()
        }
    }

    /// Says which classes that were asked for have no result.
    private static func missing(_ question: TargetQuestion, _ rows: [Row]) -> [Bilingual] {
        let seen = Set(rows.map(\.group.id))
        return question.classes.filter { !seen.contains($0.id) }.map { group in
            Bilingual(
                "\(group.id.text): no data, no result is entered",
                "\(group.id.text)：无数据，没有录入成绩"
            )
        }
    }

    private static func reasons(_ row: Row) -> [Bilingual] {
        let name = TargetQuestion.printedName(row.group, row.figure.grade)
        let metric = row.figure.metric.label
        let title = Bilingual(
            "\(name) \(row.figure.subject) \(metric.english): \(row.figure.verdict.label.english)",
            "\(name) \(row.figure.subject) \(metric.chinese)：\(row.figure.verdict.label.chinese)"
        )
        return [title]
            + row.figure.reasons.map { Bilingual("  \($0.english)", "  \($0.chinese)") }
    }
}
