import Domain
import Grammar
import Notation
import Schemes

/// `observation form`: the items of an observation's form with their levels and marks, as the
/// prompt asks them one after another.
enum ObservationForm {
    private static let columns = ColumnSet([
        ColumnSpec("item", "评价项", .text), ColumnSpec("group", "维度", .text),
        ColumnSpec("title", "评价内容", .text), ColumnSpec("points", "可给分值", .text),
        ColumnSpec("levels", "等级", .text), ColumnSpec("mark", "已评", .text),
    ])

    static let command = Command.query(
        [Label("observation", "听课"), Label("form", "评分表")],
        Bilingual(
            "Shows the items of an observation's form, what each may get, and what it has got.",
            "某次听课的评分表：各评价项可给的分值、等级描述和已评分值。"
        ),
        Descriptions.observation.positional,
        InstrumentQuestion.keyword,
        columns: columns.columns,
        source: "G07",
        examples: ["observation form OB-1"]
    ) { context, id, instrument throws(Refusal) in
        let observation = try Descriptions.observation.object(id, context.register)
        let lesson = try Descriptions.lesson.object(observation.lesson, context.register)
        let (found, key) = try SheetEntry.chosen(instrument, lesson, observation.sheet, context)
        let marks = observation.sheet?.instrument == key ? observation.sheet?.marks : nil
        let items = found.items
        let table = Reply.Table(columns: columns, rowCount: items.count) { index, writer in
            write(items[index], marks?[index] ?? .missing, to: writer)
        }
        return Reply(body: .table(table), notes: InstrumentQuestion.notes(found, key))
    }

    private static func write(_ item: Criterion, _ mark: Sheet.Mark, to writer: any ReplyWriter) {
        writer.text(item.name)
        item.group.map { writer.text($0) } ?? writer.none()
        item.title.map { writer.text($0) } ?? writer.none()
        writer.text(points(item))
        let levels = item.levels.map { level in
            "\(Decimals.text(level.points, places: 2)):\(level.descriptor)"
        }
        levels.isEmpty ? writer.none() : writer.text(levels.joined(separator: ";"))
        switch mark {
        case .missing: writer.none()
        case .notApplicable: writer.text("na")
        case .points(let points): writer.text(Decimals.text(points, places: 2))
        }
    }

    /// `5|4|3|2`, or `0..15`; with `na` where the item may not apply.
    private static func points(_ item: Criterion) -> String {
        let levels = item.levels.map { Decimals.text($0.points, places: 2) }
        let range =
            "\(Decimals.text(item.least, places: 2))..\(Decimals.text(item.most, places: 2))"
        let choices = levels.isEmpty ? [range] : levels
        let further = item.notApplicable == .refused ? [] : ["na"]
        return (choices + further).joined(separator: "|")
    }
}
