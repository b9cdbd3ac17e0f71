import Grammar

/// `log reset`: empties the log of slow and large statements.
enum LogReset {
    static let command = Command.session(
        [Label("log", "日志"), Label("reset", "清空")],
        Bilingual(
            "Empties the log of slow and large statements.",
            "清空慢语句和过大语句的日志。"
        ),
        Parameter<LogKind?>.optional(
            Label("kind", "类别"),
            Reading<LogKind>.choice,
            Bilingual("only those of one kind", "只清一类")
        ),
        role: .admin,
        examples: ["log reset", "log reset kind=slow"]
    ) { kind throws(Refusal) in .logReset(kind: kind) }
}
