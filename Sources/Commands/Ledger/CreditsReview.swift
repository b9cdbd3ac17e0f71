import Domain
import Grammar
import Notation
import Schemes

/// `credits review`: who would be sealed today, and why the others would not.
enum CreditsReview {
    private static let columns = ColumnSet([
        ColumnSpec("unit", "单位", .id), ColumnSpec("teacher", "教师", .id),
        ColumnSpec("teacher-name", "姓名", .text), ColumnSpec("hours", "学时", .decimal),
        ColumnSpec("credits", "学分", .decimal), ColumnSpec("verdict", "结论", .word),
        ColumnSpec("lacking", "缺项", .text), ColumnSpec("pending", "待审", .integer),
        ColumnSpec("without-evidence", "无佐证", .integer), ColumnSpec("sealed", "验印", .day),
    ])

    static let command = Command.query(
        [Label("credits", "学分"), Label("review", "审核")],
        Bilingual(
            "Lists who would be sealed today and who not, and why: the check list.",
            "现场审核清单：今日可验印与未能验印者及理由。"
        ),
        CreditQuestion.unit,
        CreditQuestion.period,
        Settling.scheme,
        Parameter<Bool>.flag(Label("open", "未验印"), Bilingual("only who is not sealed", "只列未验印者")),
        CommonParameter.explain,
        columns: columns.columns,
        source: "A04, A06",
        examples: ["credits review unit=hetu period=2024 scheme=district64"],
        work: Walk.ledgers
    ) { context, unit, period, scheme, onlyOpen, explain throws(Refusal) in
        let settling = try Settling(context, unit, period, scheme, explains: explain)
        let day = settling.day
        let rows = settling.results.filter { !onlyOpen || $0.existing?.sealed == nil }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            let statement = row.statement
            writer.text(row.unit.text)
            writer.text(row.person.id.text)
            writer.text(row.person.name[day])
            writer.decimal(statement.hours, places: 2)
            let credits = CreditText.places4(
                statement.credits,
                .credits,
                scale: statement.rules.scale
            )
            writer.decimal(credits, places: 4)
            writer.text(statement.verdict.label.english)
            let lacking = CreditLack.text(statement)
            lacking.isEmpty ? writer.none() : writer.text(lacking)
            writer.integer(statement.pending)
            let standing = statement.asked.filter(\.entry.isStanding)
            writer.integer(standing.count { $0.entry.evidence == nil })
            (row.existing?.sealed.map { .day($0) } ?? FieldValue.none).write(to: writer)
        }
        return Reply(
            body: .table(table),
            reasons: explain ? rows.flatMap(reasons) : [],
            meta: [
                Reply.Meta("complete", rows.count { $0.statement.verdict == .met }),
                Reply.Meta("of", rows.count),
            ]
        )
    }

    private static func reasons(_ row: Settling.Result) -> [Bilingual] {
        let item = CreditTable.Item(
            person: row.person,
            ruled: row.ruled,
            statement: row.statement,
            seal: nil
        )
        return CreditReasons(item: item).lines
    }
}
