import Grammar
import Notation

/// `info`: shows the daemon's figures.
enum Info {
    static let command = Command.session(
        [Label("info", "状态")],
        Bilingual("Shows the daemon's figures.", "查看守护进程的运行数字。"),
        Parameter<String?>.optional(
            Label("section", "分节"),
            Reading<String>.value,
            Bilingual("one section: server, clients, model, store", "分节：server、clients、model、store")
        ),
        examples: ["info", "info section=store"]
    ) { section throws(Refusal) in .info(section: section) }
}
