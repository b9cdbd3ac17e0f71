import Domain
import Grammar
import Notation
import Schemes

/// `scheme list`: the loaded versions and where they are in force.
enum SchemeList {
    private static let columns = ColumnSet([
        ColumnSpec("version", "方案版本", .id), ColumnSpec("name", "名称", .text),
        ColumnSpec("file", "文件", .text), ColumnSpec("use", "启用编号", .id),
        ColumnSpec("unit", "单位", .id), ColumnSpec("from", "自", .day),
        ColumnSpec("to", "至", .day),
    ])

    static let command = Command.query(
        [Label("scheme", "方案"), Label("list", "列表")],
        Bilingual("Lists the schemes and for whom they are in force.", "方案及其适用单位列表。"),
        columns: columns.columns,
        recorded: true,
        source: "§0.7",
        examples: ["scheme list"]
    ) { context throws(Refusal) in
        var rows: [[FieldValue]] = []
        for version in context.register.schemeVersions.sorted(by: { $0.id < $1.id }) {
            let scheme = try context.regulations.book.scheme(version)
            let known: [FieldValue] = [
                .text(version.id.text), .text(scheme.title.name), .text(version.file),
            ]
            let uses = context.register.schemeUses.filter { $0.version == version.id }
            for use in uses.sorted(by: { ($0.unit, $0.from) < ($1.unit, $1.from) }) {
                rows.append(
                    known + [
                        .text(use.id.text), .text(use.unit.text), .day(use.from),
                        use.to.map { .day($0) } ?? .none,
                    ]
                )
            }
            if uses.isEmpty { rows.append(known + [.none, .none, .none, .none]) }
        }
        let shown = rows
        return Reply(
            body: .table(
                Reply.Table(columns: columns, rowCount: shown.count) { row, writer in
                    for value in shown[row] { value.write(to: writer) }
                }
            )
        )
    }
}
