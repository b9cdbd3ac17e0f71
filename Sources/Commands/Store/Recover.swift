import Domain
import Grammar

/// `recover`: opens a store that has failed again, once the disk is well.
enum Recover {
    private static let columns = ColumnSet([
        ColumnSpec("seq", "序号", .integer), ColumnSpec("writable", "可写", .flag),
    ])

    static let command = Command.archive(
        [Label("recover", "恢复写入")],
        Bilingual(
            "Opens a failed store again and says whether it can be written.",
            "重新打开出故障的存储，并报告能否写入。"
        ),
        columns: columns.columns,
        role: .admin,
        source: "design.md 4",
        examples: ["recover"]
    ) { _ throws(Refusal) in
        .recovery
    } run: { found, _ throws(Refusal) in
        guard case .recovery(let sequence) = found else { throw .strangeAnswer(to: "recover") }
        let table = Reply.Table(columns: columns, rowCount: 1) { _, writer in
            writer.integer(sequence)
            writer.flag(true)
        }
        return .answer(Reply(body: .record(table)))
    }
}
