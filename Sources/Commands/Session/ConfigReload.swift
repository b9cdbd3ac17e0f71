import Grammar

/// `config reload`: puts the configuration file in force, all of it or nothing.
enum ConfigReload {
    static let command = Command.session(
        [Label("config", "配置"), Label("reload", "重载")],
        Bilingual(
            "Puts the configuration file in force, all of it or nothing.",
            "使配置文件生效，要么全部生效，要么全不生效。"
        ),
        role: .admin,
        columns: [
            ColumnSpec("setting", "配置项", .word),
            ColumnSpec("old", "原值", .text),
            ColumnSpec("new", "新值", .text),
            ColumnSpec("restart", "需重启", .flag),
        ],
        examples: ["config reload"]
    ) { () throws(Refusal) in .configReload }
}
