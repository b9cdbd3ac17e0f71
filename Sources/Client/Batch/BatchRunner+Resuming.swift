internal import Glibc
internal import Grammar

extension BatchRunner {
    /// How long a daemon that went away is waited for, try after try.
    private static let pauses: [UInt32] = [100, 300, 1_000, 3_000]
    /// How often one batch goes on after a lost connection.
    private static let resumptionLimit = 5

    /// Connects again and sends what was not answered once more, each statement under its key.
    ///
    /// Not inside a transaction, whose beginning is lost, nor inside a reply that was shown.
    /// - Returns: whether it goes on.
    func resumes() -> Bool {
        guard resumptions < Self.resumptionLimit, canResume else { return false }
        resumptions += 1
        progress.clear()
        messages.say(
            Bilingual("the connection was lost; connecting again", "连接已断开，正在重新连接")
        )
        for pause in Self.pauses {
            usleep(pause * 1_000)
            do throws(ClientError) {
                try session.reconnect()
                sendAgain()
                messages.say(
                    Bilingual(
                        "reconnected: what was not answered is sent again under its keys",
                        "已重新连接：未答复的语句已按原标识重发，不会重复执行"
                    )
                )
                return true
            } catch {
                if case .interrupted = error { return false }
            }
        }
        return false
    }

    private var canResume: Bool {
        guard !hasBegun, transaction == nil, !isStaged, table == nil, !currentHasData else {
            return false
        }
        return inFlight.all.allSatisfy { item in
            switch item.origin {
            case .control(let text): text == Self.batchBegin || text == Self.batchEnd
            case .statement: item.prefix.contains("idem ") && !item.isContinuation
            }
        }
    }

    private func sendAgain() {
        let unanswered = inFlight.all
        inFlight = InFlightQueue()
        let isBegun = unanswered.contains { item in
            if case .control(let text) = item.origin { return text == Self.batchBegin }
            return false
        }
        let isEnding = unanswered.contains { item in
            if case .control(let text) = item.origin { return text == Self.batchEnd }
            return false
        }
        if (isBatchOpen || isEnding) && !isBegun { send(Self.batchBegin) }
        for item in unanswered {
            switch item.origin {
            case .control(let text): send(text)
            case .statement(let statement):
                session.connection.enqueue(item.prefix.utf8)
                session.connection.enqueue(statement.bytes)
                session.connection.enqueue(CollectionOfOne(0x0A))
                inFlight.append(item)
            }
        }
    }
}
