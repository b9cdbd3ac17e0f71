import Domain
import Grammar
import Notation
import Schemes

/// `targets diff`: which verdicts a transaction's staged changes would flip (what if).
enum TargetsDiff {
    private struct Row: Sendable {
        let group: SchoolClass
        let test: TestID
        let before: TargetFigure?
        let after: TargetFigure?

        var figure: TargetFigure? { after ?? before }
    }

    private static let columns = ColumnSet([
        ColumnSpec("test", "测验", .id), ColumnSpec("unit", "单位", .id),
        ColumnSpec("class", "班级", .id), ColumnSpec("class-name", "班名", .text),
        ColumnSpec("subject", "科目", .text), ColumnSpec("metric", "指标", .word),
        ColumnSpec("value-before", "原数值", .decimal), ColumnSpec("value", "数值", .decimal),
        ColumnSpec("standard-before", "原标准", .decimal), ColumnSpec("standard", "标准", .decimal),
        ColumnSpec("verdict-before", "原结论", .word), ColumnSpec("verdict", "结论", .word),
    ])

    static let command = Command.query(
        [Label("targets", "达标"), Label("diff", "对比")],
        Bilingual(
            "Shows which verdicts the changes staged in this transaction would flip.",
            "查看本事务中未提交的改动会改变哪些结论（假设分析）。"
        ),
        TargetQuestion.test,
        TargetQuestion.term,
        TargetQuestion.schoolClass,
        TargetQuestion.grade,
        TargetQuestion.subject,
        TargetQuestion.unit,
        CommonParameter.explain,
        columns: columns.columns,
        source: "H04, H05",
        examples: ["targets diff test=2024-10"],
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
        guard let durable = context.durable else {
            var reply = Reply(body: .table(table([])))
            reply.notes = [
                Bilingual(
                    "no transaction is open: begin, change something, ask again, rollback",
                    "没有打开的事务：开始、改动、再查询、回滚"
                )
            ]
            return reply
        }
        // What the transaction takes away is in the state on disk only.
        let earlier = try TargetQuestion(
            context.on(durable),
            test: test,
            term: term,
            schoolClass: name,
            grade: grade,
            subject: subject,
            unit: unit
        )
        let known = Set(question.classes.map(\.id))
        let classes = question.classes + earlier.classes.filter { !known.contains($0.id) }
        let old = Targets(Regulations(register: durable, book: context.surroundings.book))
        let new = Targets(context.regulations)
        var rows: [Row] = []
        var compared = 0
        for test in question.tests {
            for group in classes {
                let before = try figures(group, test, subject, old)
                let after = try figures(group, test, subject, new)
                for key in Set(before.keys).union(after.keys).sorted() {
                    compared += 1
                    let row = Row(group: group, test: test, before: before[key], after: after[key])
                    if verdict(row.before) != verdict(row.after) { rows.append(row) }
                }
            }
        }
        var reply = Reply(body: .table(table(rows)))
        reply.meta = [Reply.Meta("compared", compared)]
        if explain { reply.reasons = rows.flatMap(reasons) }
        return reply
    }

    /// Why the verdict was what it was, and why it would be another.
    private static func reasons(_ row: Row) -> [Bilingual] {
        guard let figure = row.figure else { return [] }
        let name = "\(row.group.id.text) \(figure.subject)"
        let metric = figure.metric.label
        func indented(_ figure: TargetFigure?) -> [Bilingual] {
            figure?.reasons.map { Bilingual("    \($0.english)", "    \($0.chinese)") }
                ?? [Bilingual("    no result", "    没有成绩")]
        }
        return [
            Bilingual("\(name) \(metric.english)", "\(name)\(metric.chinese)"),
            Bilingual("  as it is on disk:", "  现状："),
        ] + indented(row.before) + [Bilingual("  with the changes:", "  改动后：")]
            + indented(row.after)
    }

    /// A figure's place within its class and test: subject, then metric.
    private struct Key: Hashable, Comparable {
        let subject: String
        let metric: Metric

        static func < (left: Key, right: Key) -> Bool {
            let order = Metric.allCases
            return (left.subject, order.firstIndex(of: left.metric) ?? 0)
                < (right.subject, order.firstIndex(of: right.metric) ?? 0)
        }
    }

    private static func figures(
        _ group: SchoolClass,
        _ test: TestID,
        _ subject: String?,
        _ targets: Targets
    ) throws(Refusal) -> [Key: TargetFigure] {
        var found: [Key: TargetFigure] = [:]
        for id in targets.regulations.register.index.resultsByClass[group.id] where id.test == test
        {
            guard subject == nil || subject == id.subject else { continue }
            for figure in try targets.figures(of: id) {
                found[Key(subject: figure.subject, metric: figure.metric)] = figure
            }
        }
        return found
    }

    private static func verdict(_ figure: TargetFigure?) -> Verdict {
        figure?.verdict ?? .noData
    }

    private static func table(_ rows: [Row]) -> Reply.Table {
        Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            guard let figure = row.figure else { return }
            writer.text(row.test.text)
            writer.text(row.group.unit.text)
            writer.text(row.group.id.text)
            writer.text(TargetQuestion.printedName(row.group, figure.grade))
            writer.text(figure.subject)
            writer.text(figure.metric.label.english)
            for value in [row.before?.shown, row.after?.shown] {
                value.map { writer.fixed($0, places: 2) } ?? writer.none()
            }
            for standard in [row.before?.standard, row.after?.standard] {
                standard.map { writer.decimal($0, places: 2) } ?? writer.none()
            }
            writer.text(verdict(row.before).label.english)
            writer.text(verdict(row.after).label.english)
        }
    }
}
