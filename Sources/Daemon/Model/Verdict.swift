import Grammar
import Storage

/// What becomes of a reply that waited for the disk.
enum Verdict {
    /// It may go.
    case release
    /// What it says is not, or perhaps not, on disk; this goes instead.
    case replace(Refusal)
}

extension Refusal {
    /// An update that never reached a store which has failed.
    static func readOnly(_ fault: StoreError?) -> Refusal {
        let reason = fault?.explanation ?? "it was closed"
        return Refusal(
            .readOnly,
            "the store has failed and is only read until it works again: \(reason)",
            "存储出现故障，恢复前只能查询：\(reason)",
            hint: "recover"
        )
    }

    /// An update whose sync failed: it may be on disk.
    static let outcomeUnknown = Refusal(
        .readOnly,
        Bilingual(
            "the store failed while this was written: look, or send it again with its key",
            "写入时存储出现故障，结果未知：请查询，或用同一 idem 键重发"
        ),
        details: [Detail("outcome", "unknown")]
    )

    /// An update that was run on a state which was taken back.
    static let takenBack = Refusal(
        .busy,
        Bilingual(
            "a statement before this one was taken back; send it again",
            "之前的一条语句已撤回，请重发本条"
        ),
        details: [Detail("backoff_ms", "10")]
    )

    /// An update that came while too much waits for the disk.
    static let queueFull = Refusal(
        .busy,
        Bilingual("too much waits for the disk; send it again", "等待写入的内容过多，请重发"),
        details: [Detail("backoff_ms", "100")]
    )

    /// A bug that the log tells more about.
    static func bug(reference: String) -> Refusal {
        Refusal(
            .internal,
            Bilingual("a bug of the daemon; the log has more", "程序内部错误，详见日志"),
            details: [Detail("ref", reference)]
        )
    }

    /// A statement that came after the daemon was told to stop.
    static let stopping = Refusal(.shutdown, "the daemon is stopping", "服务正在停止")

    /// A client that has no role.
    static let stranger = Refusal(
        .noAuthority,
        "this user has no role here; the daemon's configuration gives roles",
        "该用户在此没有角色；角色由守护进程的配置指定"
    )

    /// The answer to somebody who has lost the role with which he asked.
    static let roleChanged = Refusal(
        .notPermitted,
        "your role has changed meanwhile; ask again",
        "角色已变更，请重新查询"
    )

    /// `undo` without a sequence where the last statement is not stored yet.
    static let undoOfStaged = Refusal(
        .state,
        Bilingual(
            "undo needs seq= where statements are staged: they are in no record yet",
            "有暂存语句时，撤回须给出 序号=：暂存的语句尚无记录"
        ),
        want: "seq",
        hint: "undo seq=N, rollback"
    )

    /// A client past the limit of clients.
    static let tooManyClients = Refusal(
        .limit,
        "max number of clients reached",
        "客户端数量已达上限"
    )
}
