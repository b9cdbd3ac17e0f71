import Domain
import Grammar
import Notation
import Schemes

/// `instrument list`: the instruments in force for a unit.
enum InstrumentList {
    private static let columns = ColumnSet([
        ColumnSpec("instrument", "量表", .text), ColumnSpec("title", "标题", .text),
        ColumnSpec("for", "对象", .word), ColumnSpec("items", "评价项数", .integer),
        ColumnSpec("least", "最低分", .decimal), ColumnSpec("most", "最高分", .decimal),
        ColumnSpec("score", "合成", .word, values: InstrumentRule.Method.allCases.map(\.label)),
        ColumnSpec("missing", "缺项", .word, values: InstrumentRule.Missing.allCases.map(\.label)),
        ColumnSpec("anonymous", "匿名", .flag), ColumnSpec("origin", "来源", .word),
    ])

    static let command = Command.query(
        [Label("instrument", "量表"), Label("list", "列表")],
        Bilingual("Lists the instruments in force for a unit.", "某单位现行的评价量表。"),
        InstrumentQuestion.unit,
        CommonParameter.asof,
        columns: columns.columns,
        source: "G07, J08-J10, J17, I07",
        examples: ["instrument list unit=hetu"]
    ) { context, unit, asof throws(Refusal) in
        let day = asof ?? context.today
        let found = try context.regulations.instruments(for: unit, on: day)
        return Reply(
            body: .table(
                Reply.Table(columns: columns, rowCount: found.count) { index, writer in
                    let (instrument, key) = found[index]
                    let rule = instrument.rule
                    writer.text(key.text)
                    rule.title.map { writer.text($0) } ?? writer.none()
                    writer.text(rule.target.label.english)
                    writer.integer(instrument.items.count)
                    writer.decimal(instrument.range.least, places: 2)
                    writer.decimal(instrument.range.most, places: 2)
                    writer.text(rule.method.label.english)
                    writer.text(rule.missing.label.english)
                    writer.flag(rule.isAnonymous)
                    writer.text(rule.source.origin.rawValue)
                }
            )
        )
    }
}
