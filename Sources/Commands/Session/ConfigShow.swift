import Grammar

/// `config show`: shows each setting with its value.
enum ConfigShow {
    static let command = Command.session(
        [Label("config", "配置"), Label("show", "查看")],
        Bilingual("Shows each setting with its value.", "查看各项配置的值。"),
        role: .admin,
        columns: [
            ColumnSpec("setting", "配置项", .word),
            ColumnSpec("value", "值", .text),
            ColumnSpec("restart", "需重启", .flag),
            ColumnSpec("meaning", "含义", .text),
        ],
        examples: ["config show"]
    ) { () throws(Refusal) in .configShow }
}
