import Grammar
import Notation

/// `rollback`: drops the transaction.
enum Rollback {
    static let command = Command.session(
        [Label("rollback", "回滚")],
        Bilingual("Drops the transaction.", "放弃事务。"),
        examples: ["rollback"]
    ) { () throws(Refusal) in .rollback }
}
