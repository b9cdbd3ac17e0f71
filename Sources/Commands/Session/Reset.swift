import Grammar
import Notation

/// `reset`: drops what is staged and goes back to the connection's beginnings.
enum Reset {
    static let command = Command.session(
        [Label("reset", "复位")],
        Bilingual(
            "Drops what is staged and goes back to the connection's beginnings.",
            "放弃暂存并恢复连接初始状态。"
        ),
        examples: ["reset"]
    ) { () throws(Refusal) in .reset }
}
