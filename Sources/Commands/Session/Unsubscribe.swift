import Grammar
import Notation

/// `unsubscribe`: no more events on this connection.
enum Unsubscribe {
    static let command = Command.session(
        [Label("unsubscribe", "退订")],
        Bilingual("Ends the events on this connection.", "结束本连接的订阅。"),
        examples: ["unsubscribe"]
    ) { () throws(Refusal) in .unsubscribe }
}
