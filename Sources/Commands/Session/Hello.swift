import Grammar
import Notation

/// `hello`: names server, version and limits; sets the language of messages.
enum Hello {
    static let command = Command.session(
        [Label("hello", "你好")],
        Bilingual(
            "Names server, version and limits; sets the language of messages.",
            "报告服务、版本和限制；设定消息语言。"
        ),
        Parameter<Language?>.optional(
            Label("lang", "语言"),
            Reading<Language>.language,
            Bilingual("zh or en", "zh 或 en")
        ),
        examples: ["hello lang=zh"]
    ) { language throws(Refusal) in .hello(language) }
}
