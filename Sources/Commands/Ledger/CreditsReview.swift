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

    /// What stands on paper alone: room for what is seen at the school.
    static let blanks = [
        ColumnSpec("checked", "现场核查", .text), ColumnSpec("remarks", "备注", .text),
    ]

    private static let printed = ColumnSet(columns.columns + blanks)

    static let command = Command.query(
        [Label("credits", "学分"), Label("review", "审核")],
        Bilingual(
            "Lists who would be sealed today and who not, and why: the check list.",
            "现场审核清单：今日可验印与未能验印者及理由。"
        ),
        CreditQuestion.unit,
        CreditQuestion.period,
        Settling.scheme,
        Parameter<Bool>.flag(
            Label("open", "未验印"),
            Bilingual("only those who are not sealed", "只列未验印者")
        ),
        CommonParameter.explain,
        columns: columns.columns,
        source: "A04, A06",
        examples: ["credits review unit=hetu period=2024 scheme=district64"],
        work: Walk.ledgers
    ) { context, unit, period, scheme, onlyOpen, explain throws(Refusal) in
        let settling = try Settling(context, unit, period, scheme, explains: explain)
        if explain { try ExplainedStatements.check(settling.results.count) }
        let day = settling.day
        let rows = settling.results.filter { !onlyOpen || $0.existing?.sealed == nil }
        let table = Reply.Table(columns: columns, rowCount: rows.count) { index, writer in
            writer.text(rows[index].unit.text)
            write(rows[index], day, to: writer)
        }
        let page = Self.page(rows, settling, unit, context)
        return Reply(
            body: .table(table),
            reasons: explain ? rows.flatMap(reasons) : [],
            meta: [
                Reply.Meta("complete", rows.count { $0.statement.verdict == .met }),
                Reply.Meta("of", rows.count),
            ],
            page: { page }
        )
    }

    /// All but the unit.
    private static func write(
        _ row: Settling.Result,
        _ day: Day,
        to writer: any ReplyWriter
    ) {
        let statement = row.statement
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

    /// The check list that is taken to the schools.
    private static func page(
        _ rows: [Settling.Result],
        _ settling: Settling,
        _ unit: UnitID,
        _ context: Context
    ) -> Page {
        let (day, year) = (settling.day, settling.year)
        let table = Reply.Table(columns: printed, rowCount: rows.count) { index, writer in
            writer.text(UnitPage.name(of: rows[index].unit, context))
            write(rows[index], day, to: writer)
            for _ in blanks { writer.text("") }
        }
        let complete = rows.count { $0.statement.verdict == .met }
        let period = rows.first.map {
            CreditTable.text(year...year, $0.ruled.rules)
        }
        return UnitPage.page(
            Bilingual(
                "Review of credits, check list \(period ?? "\(year)")",
                "学分审核现场核查表（\(period ?? "\(year)")）"
            ),
            unit: unit,
            context,
            parts: [
                .text(
                    Bilingual(
                        "Teachers: \(rows.count)   Complete: \(complete)   "
                            + "Checked on: ____________   By: ____________",
                        "教师：\(rows.count) 人　　已完成：\(complete) 人　　核查日期：____________　　"
                            + "核查人：____________"
                    )
                ),
                .table(table),
            ],
            rules: [
                Bilingual(
                    "A04, A06: who has not completed the year is not sealed; lines without "
                        + "evidence are pending",
                    "A04、A06：未完成学分者当年不予验印；无佐证的记录待审"
                )
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
