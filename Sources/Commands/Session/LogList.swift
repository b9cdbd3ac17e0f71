import Grammar
import Notation

/// `log list`: shows the slow and the large statements, the latest first.
enum LogList {
    static let command = Command.session(
        [Label("log", "日志"), Label("list", "列表")],
        Bilingual(
            "Shows the slow and the large statements, the latest first; values are left out.",
            "列出慢语句、过大的请求和应答，最近的在前；不含具体的值。"
        ),
        Parameter<LogKind?>.optional(
            Label("kind", "类别"),
            Reading<LogKind>.choice,
            Bilingual("only those of one kind", "只看一类")
        ),
        Parameter<Int?>.optional(
            Label("limit", "条数"),
            Reading<Int>.value,
            Bilingual("at most so many", "最多几条")
        ),
        role: .admin,
        columns: [
            ColumnSpec("id", "编号", .integer),
            ColumnSpec("kind", "类别", .word),
            ColumnSpec("time", "时间", .text),
            ColumnSpec("took", "用时", .integer, unit: "µs"),
            ColumnSpec("request", "请求", .integer, unit: "bytes"),
            ColumnSpec("reply", "应答", .integer, unit: "bytes"),
            ColumnSpec("session", "会话", .integer),
            ColumnSpec("uid", "用户", .integer),
            ColumnSpec("pid", "进程", .integer),
            ColumnSpec("statement", "语句", .text),
        ],
        examples: ["log list", "log list kind=slow limit=10"]
    ) { kind, limit throws(Refusal) in .logList(kind: kind, limit: limit) }
}
