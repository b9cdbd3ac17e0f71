import Domain
import Grammar
import Notation

/// `idle`: waits until something changes, once; for shell scripts.
enum Idle {
    static let command = Command.session(
        [Label("idle", "等候")],
        Bilingual(
            "Waits until something changes and lists it; no rows when the time is over.",
            "等到有变更时列出；超时则没有行。"
        ),
        Parameter<[Topic]?>.optional(
            Label("topics", "主题"),
            Reading<[Topic]>.value,
            Bilingual("kinds of objects; all where none is given", "对象种类，省略则为全部")
        ),
        Parameter<Int?>.optional(
            Label("from", "自"),
            Reading<Int>.value,
            Bilingual("the last sequence seen, so that nothing slips by", "已知的最后序号，以免遗漏")
        ),
        Parameter<Int?>.optional(
            Label("timeout", "超时"),
            Reading<Int>.value,
            Bilingual("seconds to wait; for ever where none is given", "等候秒数，省略则一直等候")
        ),
        columns: EventQuestion.columns.columns,
        examples: ["idle timeout=0", "idle topics=unit from=0 timeout=1"]
    ) { topics, sequence, seconds throws(Refusal) in
        .idle(
            topics: topics,
            from: try EventQuestion.sequence(sequence),
            timeoutSeconds: try EventQuestion.timeout(seconds)
        )
    }
}
