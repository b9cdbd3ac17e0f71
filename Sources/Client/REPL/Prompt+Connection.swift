internal import Grammar

extension Prompt {
    /// Opens a lost connection anew.
    ///
    /// A statement is never sent twice, nor outside the transaction that it was meant for.
    func isConnected() throws(ClientError) -> Bool {
        guard session.connection.isClosed else { return true }
        try session.reconnect()
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
        case .interrupted:
            messages.show("\n")
            messages.say(
                Bilingual(
                    "no longer waiting: whether the statement was kept is unknown",
                    "不再等待：语句是否已保存不得而知"
                )
            )
            try renew()
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
            messages.say(Bilingual("reconnected", "已重新连接"))
        } catch {
            messages.say(error)
        }
    }
}
