import Domain
import Grammar
import Notation
import Schemes

/// `instrument show`: the items of an instrument with their levels and what they mean.
enum InstrumentShow {
    private static let columns = ColumnSet([
        ColumnSpec("item", "评价项", .text), ColumnSpec("group", "维度", .text),
        ColumnSpec("title", "评价内容", .text), ColumnSpec("min", "最低分", .decimal),
        ColumnSpec("max", "满分", .decimal), ColumnSpec("weight", "计分", .decimal),
        ColumnSpec("bonus", "加分项", .flag),
        ColumnSpec("na", "不适用", .word, values: Criterion.NotApplicable.allCases.map(\.label)),
        ColumnSpec("levels", "等级", .text),
    ])

    static let command = Command.query(
        [Label("instrument", "量表"), Label("show", "查看")],
        Bilingual(
            "Shows an instrument's items, each with its levels and what they mean.",
            "查看量表的各评价项、分值和等级描述。"
        ),
        InstrumentQuestion.name,
        InstrumentQuestion.nearUnit,
        CommonParameter.asof,
        columns: columns.columns,
        source: "G07",
        examples: ["instrument show lesson unit=hetu", "instrument show instruments@1/course"]
    ) { context, value, unit, asof throws(Refusal) in
        let day = asof ?? context.today
        let (instrument, key) = try InstrumentQuestion.find(value, unit, day, context)
        let items = instrument.items
        let table = Reply.Table(columns: columns, rowCount: items.count) { index, writer in
            write(items[index], to: writer)
        }
        return Reply(
            body: .table(table),
            notes: InstrumentQuestion.notes(instrument, key)
        )
    }

    private static func write(_ item: Criterion, to writer: any ReplyWriter) {
        writer.text(item.name)
        item.group.map { writer.text($0) } ?? writer.none()
        item.title.map { writer.text($0) } ?? writer.none()
        writer.decimal(item.least, places: 2)
        writer.decimal(item.most, places: 2)
        writer.decimal(item.weight?.hundredths ?? item.most, places: 2)
        writer.flag(item.isBonus)
        writer.text(item.notApplicable.label.english)
        let levels = item.levels.map { level in
            "\(Decimals.text(level.points, places: 2)):\(level.descriptor)"
        }
        levels.isEmpty ? writer.none() : writer.text(levels.joined(separator: ";"))
    }
}
