import Domain
import Grammar
import Notation
import Schemes

/// `credits list`: the teachers of a unit ranked by credits, then hours; shared places 1, 2, 2, 4.
enum CreditsList {
    private struct Row: Sendable {
        let person: Person
        let scheme: String
        let hours: Int
        let credits: Int
        let verdict: Verdict
        let lacking: String
        let pending: Int
        let reasons: [Bilingual]
        var place = 0
    }

    private static let columns = ColumnSet([
        ColumnSpec("place", "名次", .integer), ColumnSpec("unit", "单位", .id),
        ColumnSpec("teacher", "教师", .id), ColumnSpec("teacher-name", "姓名", .text),
        ColumnSpec("scheme", "方案", .id), ColumnSpec("hours", "学时", .decimal),
        ColumnSpec("credits", "学分", .decimal), ColumnSpec("verdict", "结论", .word),
        ColumnSpec("lacking", "缺项", .text), ColumnSpec("pending", "待审", .integer),
    ])

    static let command = Command.query(
        [Label("credits", "学分"), Label("list", "列表")],
        Bilingual(
            "Ranks a unit's teachers by credits, then hours; ties share a place.",
            "按学分、再按学时排名，并列同名次；未完成者照列并标明。"
        ),
        CreditQuestion.unit,
        CreditQuestion.period,
        CreditQuestion.scheme,
        CommonParameter.limit,
        CommonParameter.explain,
        columns: columns.columns,
        recorded: true,
        source: "A05",
        examples: ["credits list unit=hetu period=2024"],
        work: Walk.ledgers
    ) { context, unit, period, scheme, limit, explain throws(Refusal) in
        let question = CreditQuestion(context, explains: explain)
        let day = question.day(of: period)
        var rows: [Row] = []
        for person in question.teachers(of: unit, on: day) {
            for ruled in try question.schemes(scheme, for: person.unit[day], on: day) {
                let years = try question.years(period, ruled, on: context.today)
                rows.append(row(try question.item(person, ruled, years, on: day).0, explain))
            }
        }
        let ranked = Array(ranked(rows, day).prefix(limit ?? .max))
        let complete = rows.count { $0.verdict == .met }
        let table = Reply.Table(columns: columns, rowCount: ranked.count) { index, writer in
            let row = ranked[index]
            writer.integer(row.place)
            writer.text(row.person.unit[day].text)
            writer.text(row.person.id.text)
            writer.text(row.person.name[day])
            writer.text(row.scheme)
            writer.decimal(row.hours, places: 2)
            writer.decimal(row.credits, places: 4)
            writer.text(row.verdict.label.english)
            row.lacking.isEmpty ? writer.none() : writer.text(row.lacking)
            writer.integer(row.pending)
        }
        return Reply(
            body: .table(table),
            reasons: ranked.flatMap(\.reasons),
            meta: [Reply.Meta("complete", complete), Reply.Meta("of", rows.count)]
        )
    }

    private static func row(_ item: CreditTable.Item, _ explains: Bool) -> Row {
        let statement = item.statement
        let credits = CreditText.places4(
            statement.credits,
            .credits,
            scale: statement.rules.scale
        )
        return Row(
            person: item.person,
            scheme: item.ruled.version.text,
            hours: item.seal?.hours ?? statement.hours,
            credits: item.seal?.credits ?? credits,
            verdict: item.seal?.result.verdict ?? statement.verdict,
            lacking: item.seal.map { $0.lacking ?? "" } ?? CreditLack.text(statement),
            pending: statement.pending,
            reasons: explains ? CreditReasons(item: item).lines : []
        )
    }

    /// Within each scheme; who stands alike shares a place.
    private static func ranked(_ rows: [Row], _ day: Day) -> [Row] {
        var rows = rows.sorted { left, right in
            (left.scheme, right.credits, right.hours, left.person.unit[day], left.person.id)
                < (right.scheme, left.credits, left.hours, right.person.unit[day], right.person.id)
        }
        var first = 0
        for index in rows.indices {
            if index > 0, rows[index].scheme != rows[index - 1].scheme { first = index }
            let isShared =
                index > first && rows[index].credits == rows[index - 1].credits
                && rows[index].hours == rows[index - 1].hours
            rows[index].place = isShared ? rows[index - 1].place : index - first + 1
        }
        return rows
    }
}
