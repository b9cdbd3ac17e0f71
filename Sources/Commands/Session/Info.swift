import Grammar

/// `info`: shows the daemon's figures.
enum Info {
    static let command = Command.session(
        [Label("info", "状态")],
        Bilingual(
            "Shows the daemon's figures: a row each, or Prometheus text.",
            "查看守护进程的运行指标：每行一项，或 Prometheus 文本。"
        ),
        Parameter<InfoSection?>.optional(
            Label("section", "分节"),
            Reading<InfoSection>.choice,
            Bilingual("only one section", "只看一节")
        ),
        Parameter<InfoFormat?>.optional(
            Label("format", "格式"),
            Reading<InfoFormat>.choice,
            Bilingual("how they are written", "书写格式")
        ),
        columns: [
            ColumnSpec("section", "分节", .word),
            ColumnSpec("name", "名称", .text),
            ColumnSpec("value", "值", .text),
            ColumnSpec("meaning", "含义", .text),
        ],
        examples: ["info", "info section=store", "info format=prometheus"]
    ) { section, format throws(Refusal) in .info(section: section, format: format) }
}
