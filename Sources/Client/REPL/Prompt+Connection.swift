internal import CEditline
internal import Glibc
internal import Grammar

extension Prompt {
    /// Opens a lost connection anew.
    ///
    /// A statement is sent twice only under one key, and never outside the transaction that it was
    /// meant for.
    func isConnected() throws(ClientError) -> Bool {
        guard session.connection.isClosed else { return true }
        try session.reconnect()
        try settleGreeting()
        messages.say(Bilingual("reconnected", "已重新连接"))
        guard isStaged else { return true }
        isStaged = false
        messages.say(
            Bilingual(
                "the open transaction was lost and nothing of it is kept; this statement was "
                    + "not sent",
                "未提交的事务已丢失，其中的内容都未保存；本条语句没有发送"
            )
        )
        return false
    }

    /// Tells what went wrong and goes on, except where the output is closed.
    func tell(_ error: ClientError) throws(ClientError) {
        switch error {
        case .outputClosed, .outputFailed: throw error
        case .usage, .script, .cannotConnect: messages.say(error)
        case .interrupted: try cancel()
        case .lost:
            messages.say(error)
            messages.say(
                Bilingual(
                    "whether the statement was kept is unknown: look before you send it again",
                    "语句是否已保存不得而知：再次发送前请先查看"
                )
            )
            try renew()
        }
    }

    /// Ctrl-C: the statement is cancelled by the session's number, over a second connection; the
    /// client and its session stay.
    private func cancel() throws(ClientError) {
        messages.show("\n")
        guard let status = session.cancel() else {
            messages.say(
                Bilingual(
                    "no longer waiting: whether the statement was kept is unknown",
                    "不再等待：语句是否已保存不得而知"
                )
            )
            return try renew()
        }
        _ = ce_take_interrupt()
        if status.word == Refusal.Code.cancelled.rawValue {
            messages.say(Bilingual("cancelled", "已取消"))
        } else {
            let told = ([status.word] + status.meta.map { "\($0.key)=\($0.value)" })
                .joined(separator: " ")
            let shown = VisibleText.of(told)
            messages.say(
                Bilingual("it had been answered already: \(shown)", "取消前已有答复：\(shown)")
            )
        }
    }

    /// How long a daemon that went away is waited for, try after try.
    private static let pauses: [UInt32] = [100, 300, 1_000, 2_000]

    /// Whether the daemon is there again, which is said.
    func comesBack() -> Bool {
        messages.say(
            Bilingual("the connection was lost; connecting again", "连接已断开，正在重新连接")
        )
        for pause in Self.pauses {
            usleep(pause * 1_000)
            do throws(ClientError) {
                try session.reconnect()
                try settleGreeting()
                messages.say(Bilingual("reconnected", "已重新连接"))
                return true
            } catch {
                if case .interrupted = error { return false }
            }
        }
        return false
    }

    func renew() throws(ClientError) {
        if isStaged {
            isStaged = false
            messages.say(
                Bilingual(
                    "the open transaction was lost and nothing of it is kept",
                    "未提交的事务已丢失，其中的内容都未保存"
                )
            )
        }
        do throws(ClientError) {
            try session.reconnect()
            try settleGreeting()
            messages.say(Bilingual("reconnected", "已重新连接"))
        } catch {
            messages.say(error)
        }
    }
}
