import Grammar
import Notation

/// `ping`: answers PONG, or the message.
enum Ping {
    static let command = Command.session(
        [Label("ping", "探测")],
        Bilingual("Answers PONG, or the message.", "应答 PONG，或回送消息。"),
        Parameter<String?>.optional(
            Label("message", "消息"),
            Reading<String>.value,
            Bilingual("what to send back", "回送的内容")
        ),
        examples: ["ping", "ping message=在吗"]
    ) { message throws(Refusal) in .ping(message: message) }
}
