import Grammar
import Notation

/// `begin`: begins a transaction, which sees its own changes.
enum Begin {
    static let command = Command.session(
        [Label("begin", "开始")],
        Bilingual("Begins a transaction, which sees its own changes.", "开始事务，事务内可见自身更改。"),
        Parameter<String?>.optional(
            Label("comment", "说明"),
            Reading<String>.value,
            Bilingual("why, kept in the audit", "说明，记入审计")
        ),
        examples: ["begin comment=开学", "begin"]
    ) { comment throws(Refusal) in .begin(comment: comment) }
}
