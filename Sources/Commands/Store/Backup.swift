import Domain
import Grammar
import Notation

/// `backup`: a checked copy of the store in its backup folder, made while the daemon goes on.
enum Backup {
    private static let columns = ColumnSet([
        ColumnSpec("file", "文件", .text), ColumnSpec("bytes", "字节数", .integer),
        ColumnSpec("seq", "序号", .integer),
    ])

    private static let name = Parameter<String>.positional(
        Label("file", "文件"),
        Reading(ValueType(Label("file-name", "文件名"), shape: "2024-11-21.backup")) {
            value,
            _ throws(Refusal) in value.text
        },
        Bilingual("its name in the backup folder; a new one", "备份目录中的新文件名")
    )

    static let command = Command.archive(
        [Label("backup", "备份")],
        Bilingual(
            "Makes a checked copy of the store; shixund --restore brings it back.",
            "制作并校验存储的副本；用 shixund --restore 恢复。"
        ),
        name,
        columns: columns.columns,
        role: .admin,
        source: "design.md 4",
        examples: ["backup 2024-11-21.backup"]
    ) { _, name throws(Refusal) in
        .backup(name: name)
    } run: { found, _ throws(Refusal) in
        guard case .backup(let file) = found else { throw .strangeAnswer(to: "backup") }
        let table = Reply.Table(columns: columns, rowCount: 1) { _, writer in
            writer.text(file.path)
            writer.integer(file.bytes)
            writer.integer(file.sequence)
        }
        return .answer(Reply(body: .record(table)))
    }
}
