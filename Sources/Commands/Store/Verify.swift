import Domain
import Grammar

/// `verify`: whether all that is stored is what was written, and goes together.
enum Verify {
    private static let columns = ColumnSet([
        ColumnSpec("seq", "序号", .integer), ColumnSpec("statements", "语句数", .integer),
        ColumnSpec("rows", "行数", .integer), ColumnSpec("objects", "对象数", .integer),
    ])

    static let command = Command.archive(
        [Label("verify", "校验")],
        Bilingual(
            "Checks pages, audit chain, table digests and references; the daemon goes on.",
            "校验数据页、审计链、各表摘要和相互引用；期间照常服务。"
        ),
        columns: columns.columns,
        role: .admin,
        source: "design.md 4",
        examples: ["verify"]
    ) { _ throws(Refusal) in
        .verification
    } run: { found, scope throws(Refusal) in
        guard case .verification(let figures) = found else {
            throw .strangeAnswer(to: "verify")
        }
        let objects = figures.objects
        let table = Reply.Table(columns: columns, rowCount: 1) { _, writer in
            writer.integer(figures.sequence)
            writer.integer(figures.statements)
            writer.integer(figures.rows)
            writer.integer(objects)
        }
        return .answer(Reply(body: .record(table)))
    }
}
