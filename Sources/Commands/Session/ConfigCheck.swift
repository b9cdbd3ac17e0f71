import Grammar

/// `config check`: reads the configuration and the schemes, says what a reload would change.
enum ConfigCheck {
    static let command = Command.session(
        [Label("config", "配置"), Label("check", "检查")],
        Bilingual(
            "Reads the configuration and the schemes, says what a reload would change.",
            "检查配置和方案文件，列出重载将改变的配置。"
        ),
        role: .admin,
        columns: [
            ColumnSpec("setting", "配置项", .word),
            ColumnSpec("old", "原值", .text),
            ColumnSpec("new", "新值", .text),
            ColumnSpec("restart", "需重启", .flag),
        ],
        examples: ["config check"]
    ) { () throws(Refusal) in .configCheck }
}
