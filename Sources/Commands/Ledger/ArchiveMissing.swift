import Domain
import Grammar
import Notation
import Schemes

/// `archive missing`: what is missing in teachers' archives: lines without evidence, and those that
/// still wait for something.
///
/// Source: systems.md A06.
enum ArchiveMissing {
    private struct Row: Sendable {
        let person: Person
        let unit: UnitID
        let scheme: String
        let line: CreditLine
        let reasons: [Bilingual]
    }

    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "姓名", .text), ColumnSpec("scheme", "方案", .id),
        ColumnSpec("entry", "学时记录", .id), ColumnSpec("on", "日期", .day),
        ColumnSpec("title", "名称", .text), ColumnSpec("evidence", "佐证", .text),
        ColumnSpec("state", "计入情况", .word), ColumnSpec("reason", "理由", .text),
    ])

    private static let rule = Bilingual("A06", "A06")

    static let command = Command.query(
        [Label("archive", "培训档案"), Label("missing", "缺项")],
        Bilingual(
            "Lists what is missing in a unit's archives: lines without evidence or still pending.",
            "列出培训档案不完整之处：无佐证或仍待审的记录。"
        ),
        CreditQuestion.unit,
        CreditQuestion.period,
        CreditQuestion.scheme,
        columns: columns.columns,
        recorded: true,
        source: "A06",
        examples: ["archive missing unit=hetu period=2024"],
        work: Walk.ledgers
    ) { context, unit, period, scheme throws(Refusal) in
        let question = CreditQuestion(context, explains: true)
        let day = question.day(of: period)
        var rows: [Row] = []
        for item in try question.items(of: unit, scheme, period) {
            rows += lacking(item, item.person.unit[day])
        }
        let found = rows
        let language = context.language
        let table = Reply.Table(columns: columns, rowCount: found.count) { index, writer in
            write(found[index], day, language, to: writer)
        }
        let title = Bilingual("What is missing in the archives", "培训档案缺项")
        return Reply(
            body: .table(table),
            meta: [Reply.Meta("teachers", Set(found.map(\.person.id)).count)],
            page: { UnitPage.page(title, unit: unit, context, rules: [rule]) }
        )
    }

    /// The teacher's lines that stand and have no evidence, or wait for something.
    private static func lacking(_ item: CreditTable.Item, _ unit: UnitID) -> [Row] {
        let scale = item.statement.rules.scale
        return item.statement.asked.filter { line in
            line.entry.isStanding && (line.entry.evidence == nil || line.state == .pending)
        }.map { line in
            Row(
                person: item.person,
                unit: unit,
                scheme: item.ruled.version.text,
                line: line,
                reasons: line.state == .pending ? line.reasons.map { $0.text(scale: scale) } : []
            )
        }
    }

    private static func write(
        _ row: Row,
        _ day: Day,
        _ language: Language,
        to writer: any ReplyWriter
    ) {
        let entry = row.line.entry
        writer.text(row.unit.text)
        writer.text(row.person.id.text)
        writer.text(row.person.name[day])
        writer.text(row.scheme)
        writer.text(entry.id.text)
        FieldValue.day(entry.last).write(to: writer)
        entry.title.map { writer.text($0) } ?? writer.none()
        entry.evidence.map { writer.text($0) } ?? writer.none()
        writer.text(row.line.state.label.english)
        let reasons = row.reasons.map { $0[language] }.joined(separator: "; ")
        reasons.isEmpty ? writer.none() : writer.text(reasons)
    }
}
