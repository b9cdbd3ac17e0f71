import Domain
import Grammar
import Notation

/// `subscribe`: from here on, tells this connection what changes.
enum Subscribe {
    static let command = Command.session(
        [Label("subscribe", "订阅")],
        Bilingual(
            "From here on, tells this connection which objects change, without a gap.",
            "此后把变更的对象逐条告知本连接，不遗漏。"
        ),
        Parameter<[Topic]?>.optional(
            Label("topics", "主题"),
            Reading<[Topic]>.value,
            Bilingual("kinds of objects; all where none is given", "对象种类，省略则为全部")
        ),
        Parameter<Int?>.optional(
            Label("from", "自"),
            Reading<Int>.value,
            Bilingual("the last sequence seen: what came after it first", "已知的最后序号，其后的变更先补发")
        ),
        examples: ["subscribe", "subscribe topics=person,result from=0"]
    ) { topics, sequence throws(Refusal) in
        .subscribe(topics: topics, from: try EventQuestion.sequence(sequence))
    }
}
