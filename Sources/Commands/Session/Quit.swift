import Grammar
import Notation

/// `quit`: closes the connection after its answer.
enum Quit {
    static let command = Command.session(
        [Label("quit", "退出")],
        Bilingual("Closes the connection after its answer.", "应答后关闭连接。"),
        examples: ["quit"]
    ) { () throws(Refusal) in .quit }
}
