import Domain
import Grammar
import Notation
import Schemes

/// `external list`: the bank of external credits: what was brought, what each scheme recognises.
enum ExternalList {
    private struct Row: Sendable {
        let person: Person
        let unit: UnitID
        let scheme: String
        let line: CreditLine
        /// In ten-thousandths.
        let credits: Int
        let reasons: [Bilingual]
    }

    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "姓名", .text), ColumnSpec("entry", "学时记录", .id),
        ColumnSpec("on", "日期", .day), ColumnSpec("institution", "机构", .text),
        ColumnSpec("category", "类别", .text), ColumnSpec("amount", "数额", .decimal),
        ColumnSpec("scheme", "方案", .id), ColumnSpec("state", "计入情况", .word),
        ColumnSpec("recognised", "认定学分", .decimal), ColumnSpec("reason", "理由", .text),
    ])

    static let command = Command.query(
        [Label("external", "校外学分"), Label("list", "列表")],
        Bilingual(
            "Lists external credits of a unit's teachers, and what each scheme recognises.",
            "列出校外学分及各方案认定的数额。"
        ),
        CreditQuestion.unit,
        CreditQuestion.period,
        CreditQuestion.scheme,
        columns: columns.columns,
        recorded: true,
        source: "A29",
        examples: ["external list unit=hetu period=2024"],
        work: Walk.ledgers
    ) { context, unit, period, scheme throws(Refusal) in
        let question = CreditQuestion(context, explains: true)
        let day = question.day(of: period)
        var rows: [Row] = []
        for item in try question.items(of: unit, scheme, period) {
            let scale = item.statement.rules.scale
            rows += item.statement.asked.filter { $0.entry.kind == .external }.map { line in
                Row(
                    person: item.person,
                    unit: item.person.unit[day],
                    scheme: item.ruled.version.text,
                    line: line,
                    credits: CreditText.places4(line.credits, .credits, scale: scale),
                    reasons: line.reasons.map { $0.text(scale: scale) }
                )
            }
        }
        let found = rows
        let language = context.language
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            let row = found[index]
            let entry = row.line.entry
            writer.text(row.unit.text)
            writer.text(row.person.id.text)
            writer.text(row.person.name[day])
            writer.text(entry.id.text)
            FieldValue.day(entry.last).write(to: writer)
            entry.programme.map { writer.text($0) } ?? writer.none()
            entry.category.map { writer.text($0) } ?? writer.none()
            entry.credits.map { writer.decimal($0.tenThousandths, places: 4) } ?? writer.none()
            writer.text(row.scheme)
            writer.text(row.line.state.label.english)
            writer.decimal(row.credits, places: 4)
            writer.text(row.reasons.map { $0[language] }.joined(separator: "; "))
        }
        return Reply(body: .table(table))
    }
}
