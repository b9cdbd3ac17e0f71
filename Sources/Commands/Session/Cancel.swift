import Grammar
import Notation

/// `cancel`: cancels what another connection of the same user waits for.
enum Cancel {
    static let command = Command.session(
        [Label("cancel", "取消")],
        Bilingual(
            "Cancels what another session of yours waits for; what has run stays done.",
            "取消自己另一会话正在等待的语句；已执行的不受影响。"
        ),
        Parameter<Int>.positional(
            Label("session", "会话"),
            Reading<Int>.value,
            Bilingual("its number, as hello told it", "会话编号，见 hello")
        ),
        examples: ["cancel 12"]
    ) { session throws(Refusal) in .cancel(session: session) }
}
