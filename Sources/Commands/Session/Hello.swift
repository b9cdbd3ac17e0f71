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
        Parameter<PageChoice?>.optional(
            PageChoice.label,
            Reading<PageChoice>.choice,
            Bilingual(
                "on: replies to queries come as pages to print, with title, rules and charts",
                "开：查询按可打印页面应答，带标题、规则和图表"
            )
        ),
        examples: ["hello lang=zh", "hello page=off"]
    ) { language, page throws(Refusal) in .hello(language, page) }
}
