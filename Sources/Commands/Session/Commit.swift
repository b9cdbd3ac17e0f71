import Grammar
import Notation

/// `commit`: commits the transaction, all of it or nothing.
enum Commit {
    static let command = Command.session(
        [Label("commit", "提交")],
        Bilingual("Commits the transaction, all of it or nothing.", "提交事务，全部成功或全部不存。"),
        examples: ["commit"]
    ) { () throws(Refusal) in .commit }
}
