import Domain
import Grammar
import Notation
import Schemes

/// `finding list`: what inspections found and is not put right.
enum FindingList {
    private struct Row: Sendable {
        let evaluation: Evaluation
        let number: Int
        let finding: Evaluation.Finding
        let unit: UnitID?
        let state: String
        /// Whether its text may be told.
        let isTold: Bool
    }

    private static let untold = Bilingual(
        "what was found by forms that name nobody is told to admins only",
        "匿名评价发现的问题，内容只有管理员可见"
    )

    private static let states = [
        Label("open", "未整改"), Label("overdue", "逾期未整改"), Label("rectified", "已整改"),
        Label("late", "逾期整改"),
    ]

    private static let columns = ColumnSet([
        ColumnSpec("evaluation", "评价", .id), ColumnSpec("number", "序号", .integer),
        ColumnSpec("unit", "单位", .id), ColumnSpec("on", "日期", .day),
        ColumnSpec("text", "问题", .text), ColumnSpec("due", "期限", .day),
        ColumnSpec("rectified", "整改日期", .day), ColumnSpec("state", "状态", .word, values: states),
        ColumnSpec("note", "备注", .text),
    ])

    static let command = Command.query(
        [Label("finding", "问题"), Label("list", "列表")],
        Bilingual(
            "Lists the findings that are open; with all, every one.",
            "未整改的问题；加全部则列出所有。"
        ),
        TargetQuestion.unit,
        CommonParameter.asof,
        Parameter<Bool>.flag(
            Label("all", "全部"),
            Bilingual("also those that were put right", "包括已整改的")
        ),
        CommonParameter.explain,
        columns: columns.columns,
        source: "I07",
        examples: ["finding list", "问题 列表 unit=hetu 全部 依据"],
        work: Walk.evaluations
    ) { context, unit, asof, all, explain throws(Refusal) in
        let day = asof ?? context.today
        let rows = rows(unit, day, all: all, context)
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.evaluation.id.text)
            writer.integer(row.number)
            row.unit.map { writer.text($0.text) } ?? writer.none()
            FieldValue.day(row.evaluation.on).write(to: writer)
            row.isTold ? writer.text(row.finding.text) : writer.none()
            FieldValue.day(row.finding.due).write(to: writer)
            // What was not put right by the day had no note by then either.
            let isRectified = row.finding.rectified.map { $0 <= day } ?? false
            FieldValue.day(isRectified ? row.finding.rectified : nil).write(to: writer)
            writer.text(row.state)
            let note = isRectified && row.isTold ? row.finding.note : nil
            note.map { writer.text($0) } ?? writer.none()
        }
        var reply = Reply(body: .table(table))
        if !rows.allSatisfy(\.isTold) { reply.notes.append(untold) }
        if explain { reply.reasons = rows.map { reason($0, day) } }
        let units = Set(rows.map(\.unit))
        // A column of one unit is not printed: the page is of that unit, then.
        let only = units.count == 1 ? units.first ?? nil : nil
        reply.page = PrintedTable.page(
            of: reply,
            Bilingual("Findings and their rectification, \(day)", "督导问题整改情况（截至 \(day)）"),
            unit: only ?? unit,
            without: ["evaluation", "number"],
            rules: [],
            context
        )
        return reply
    }

    /// The days from which the state follows.
    private static func reason(_ row: Row, _ day: Day) -> Bilingual {
        let (finding, found) = (row.finding, row.evaluation.on)
        let label = states.first { $0.english == row.state }
        let due = finding.due.map { Bilingual("due \($0)", "期限 \($0)") }
        let rectified =
            finding.rectified.flatMap { $0 <= day ? $0 : nil }
            .map { Bilingual("put right on \($0)", "\($0) 整改") }
            ?? Bilingual("not put right by \(day)", "截至 \(day) 未整改")
        let limit = due ?? Bilingual("no limit", "未定期限")
        return Bilingual(
            "\(row.evaluation.id.text) no. \(row.number): found on \(found), \(limit.english), "
                + "\(rectified.english): \(row.state)",
            "\(row.evaluation.id.text) 第 \(row.number) 条：\(found) 发现，\(limit.chinese)，"
                + "\(rectified.chinese)：\(label?.chinese ?? row.state)"
        )
    }

    private static func rows(
        _ unit: UnitID?,
        _ day: Day,
        all: Bool,
        _ context: Context
    ) -> [Row] {
        var rows: [Row] = []
        for evaluation in context.register.evaluations where evaluation.on <= day {
            let view = View(register: context.register, day: evaluation.on)
            let place = evaluation.subject.place(in: view)
            if let unit {
                guard let place,
                    context.regulations.lineage(of: place, on: evaluation.on).contains(unit)
                else { continue }
            }
            let isTold = UnsignedForms.tellsText(
                of: evaluation,
                to: context.role,
                context.regulations
            )
            for (index, finding) in evaluation.findings.enumerated() {
                let state = state(finding, day)
                guard all || state == "open" || state == "overdue" else { continue }
                rows.append(
                    Row(
                        evaluation: evaluation,
                        number: index + 1,
                        finding: finding,
                        unit: place,
                        state: state,
                        isTold: isTold
                    )
                )
            }
        }
        return rows.sorted {
            ($0.evaluation.on, $0.evaluation.id, $0.number)
                < ($1.evaluation.on, $1.evaluation.id, $1.number)
        }
    }

    private static func state(_ finding: Evaluation.Finding, _ day: Day) -> String {
        if let rectified = finding.rectified, rectified <= day {
            return finding.due.map { rectified > $0 } == true ? "late" : "rectified"
        }
        return finding.due.map { day > $0 } == true ? "overdue" : "open"
    }
}
