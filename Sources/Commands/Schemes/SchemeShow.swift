import Domain
import Grammar
import Notation
import Schemes

/// `scheme show`: the rules of a version, each with its source, and what is unset.
enum SchemeShow {
    private static let columns = ColumnSet([
        ColumnSpec("line", "行", .integer), ColumnSpec("rule", "规则", .text),
        ColumnSpec("statement", "语句", .text), ColumnSpec("unset", "未定", .text),
        ColumnSpec("source", "依据", .text), ColumnSpec("origin", "来源", .word),
    ])

    static let command = Command.query(
        [Label("scheme", "方案"), Label("show", "查看")],
        Bilingual("Shows a scheme's rules with their sources.", "查看方案的规则及依据。"),
        SchemeParameter.positional,
        SchemeParameter.version,
        columns: columns.columns,
        recorded: true,
        source: "§0.8",
        examples: ["scheme show hetu"]
    ) { context, id, number throws(Refusal) in
        let version = try context.register.version(number, of: id)
        let scheme = try context.regulations.book.scheme(version)
        let lines = version.text.split(separator: "\n", omittingEmptySubsequences: false)
        let table = Reply.Table(columns: columns, rowCount: scheme.rules.count) { row, writer in
            let rule = scheme.rules[row]
            let unset = rule.unset.map(\.english)
            writer.integer(rule.source.line)
            writer.text(rule.word)
            writer.text(String(lines[rule.source.line - 1]))
            (unset.isEmpty ? FieldValue.none : .list(unset)).write(to: writer)
            (rule.source.source.map { .text($0) } ?? FieldValue.none).write(to: writer)
            writer.text(rule.source.origin.rawValue)
        }
        return Reply(
            body: .table(table),
            meta: [Reply.Meta("version", version.id.text), Reply.Meta("digest", version.digest)]
        )
    }
}
