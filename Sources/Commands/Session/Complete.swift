import Domain
import Grammar
import Notation

/// `complete`: what may stand next in a statement; REPLs and shells ask it.
enum Complete {
    private static let columns = ColumnSet([
        ColumnSpec("start", "起点", .integer), ColumnSpec("text", "候选", .text),
        ColumnSpec("kind", "类别", .text), ColumnSpec("note", "说明", .text),
    ])

    static let command = Command.query(
        [Label("complete", "补全")],
        Bilingual("Proposes what may stand next in a statement.", "补全：语句下一步可写的内容。"),
        Parameter<String>.positional(
            Label("line", "语句"),
            Reading(ValueType(Label("line", "语句"), shape: "\"teacher sh\"")) {
                value,
                _ throws(Refusal) in value.text
            },
            Bilingual("the statement, up to the cursor or whole", "语句，到光标为止或整条")
        ),
        Parameter<Int?>.optional(
            Label("cursor", "光标"),
            Reading<Int>.value,
            Bilingual("characters before the cursor; usually all", "光标之前的字符数，默认全部")
        ),
        columns: columns.columns,
        examples: [
            "complete \"teacher sh\"", "complete \"teacher show T0\"",
            "complete \"teacher show T0 asof=2024-10-01\" cursor=15",
        ]
    ) { context, line, cursor throws(Refusal) in
        let candidates = Completion(line: line, cursor: cursor, context: context).candidates
        return Reply(
            body: .table(
                Reply.Table(columns: columns, rowCount: candidates.count) { index, writer in
                    writer.integer(candidates[index].start)
                    writer.text(candidates[index].text)
                    writer.text(candidates[index].kind)
                    writer.text(candidates[index].note)
                }
            )
        )
    }
}
