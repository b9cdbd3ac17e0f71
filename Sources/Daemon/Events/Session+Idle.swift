import Commands
import Domain
import Grammar
import NIOCore
import Wire

extension Session {
    /// `idle`: answers at the next event, or when the time is over.
    func wait(
        _ topics: [Topic]?,
        from: Int?,
        timeoutSeconds: Int?,
        _ exchange: Exchange
    ) {
        server.events.add(self)
        idleCount += 1
        let number = idleCount
        idle = IdleWait(
            number: number,
            topics: Set(topics ?? Topic.allCases),
            cursor: from ?? server.events.last,
            exchange: exchange
        )
        if let timeoutSeconds {
            server.loop.assumeIsolated().scheduleTask(in: .seconds(Int64(timeoutSeconds))) {
                [weak self] in
                guard let self, self.idle?.number == number else { return }
                self.answerIdle([], upTo: max(self.idle?.cursor ?? 0, self.server.events.last))
            }
        }
        lookForEvents()
    }

    /// Answers `idle` when something has come that it waits for.
    func lookForEvents() {
        while let wait = idle, !wait.isReading {
            let count = server.limits.mergedEvents
            guard let events = server.events.events(after: wait.cursor, count: count) else {
                idle?.isReading = true
                readAudit(wait)
                return
            }
            guard let last = events.last else { return }
            guard !EventText.isLong(events) else {
                lookAside(events, wait)
                return
            }
            take(Self.wanted(events, wait.topics, role), upTo: last.sequence)
        }
    }

    private func readAudit(_ wait: IdleWait) {
        server.events.read(after: wait.cursor) { [weak self] result in
            guard let self, self.idle?.number == wait.number else { return }
            self.idle?.isReading = false
            switch result {
            case .success(let events):
                let end = events.last?.sequence ?? self.server.events.ring?.start
                let found = Self.wanted(events[...], wait.topics, self.role)
                self.take(found, upTo: end ?? self.server.events.last)
                self.lookForEvents()
            case .failure:
                self.refuseIdle(.eventsUnreadable)
            }
        }
    }

    /// Has another thread look through events of very many objects.
    private func lookAside(_ events: ArraySlice<Event>, _ wait: IdleWait) {
        idle?.isReading = true
        let (topics, role) = (wait.topics, role)
        let work: @Sendable (Context) -> [Found] = { _ in Self.wanted(events, topics, role) }
        server.archive.run(work, in: queryContext) { [weak self] result in
            guard let self, self.idle?.number == wait.number else { return }
            self.idle?.isReading = false
            guard case .success(let found) = result, let last = events.last else { return }
            // Another role may not hear the same: it is looked for again.
            if self.role == role { self.take(found, upTo: last.sequence) }
            self.lookForEvents()
        }
    }

    private typealias Found = (sequence: Int, change: ObjectChange)

    private static func wanted(
        _ events: ArraySlice<Event>,
        _ topics: Set<Topic>,
        _ role: Role
    ) -> [Found] {
        EventHub.merged(events) { $0.isTold(to: role) && topics.contains($0.topic) }
    }

    private func take(_ found: [Found], upTo sequence: Int) {
        if found.isEmpty {
            idle?.cursor = sequence
        } else {
            answerIdle(found, upTo: sequence)
        }
    }

    private func answerIdle(
        _ found: [(sequence: Int, change: ObjectChange)],
        upTo sequence: Int
    ) {
        guard let wait = endIdle() else { return }
        let table = Reply.Table(columns: EventQuestion.columns, rowCount: found.count) {
            row,
            writer in
            writer.integer(found[row].sequence)
            writer.text(found[row].change.topic.rawValue)
            writer.text(found[row].change.action.rawValue)
            writer.text(found[row].change.key)
            writer.integer(found[row].change.revision)
        }
        answer(Reply(body: .table(table)), wait.exchange, sequence: sequence)
        goOnLater()
    }

    /// Ends the wait with a refusal, if there is one.
    func refuseIdle(_ refusal: Refusal) {
        guard let wait = endIdle() else { return }
        refuse(refusal, wait.exchange)
        goOnLater()
    }

    private func endIdle() -> IdleWait? {
        guard let wait = idle else { return nil }
        idle = nil
        if subscription == nil { server.events.remove(self) }
        return wait
    }

    /// `cancel`: refuses what another session of the same user has sent and was not run.
    func cancel(session number: Int, _ exchange: Exchange) throws(Refusal) {
        guard let other = server.clients[number], other.session !== self,
            role >= .admin || other.session.peer.userID == peer.userID
        else {
            throw Refusal(
                .noEntity,
                "no other session \(number) of yours",
                "没有属于您的其他会话 \(number)",
                want: "session"
            )
        }
        let count = other.cancel()
        answer(Reply(meta: [Reply.Meta("cancelled", count)]), exchange)
    }
}

extension Refusal {
    /// A statement that its user cancelled before it was run.
    static let cancelled = Refusal(.cancelled, "cancelled", "已取消")

    /// Events that memory no longer has and the audit does not give.
    static let eventsUnreadable = Refusal(
        .internal,
        "the audit cannot be read; ask again without from=",
        "无法读取审计记录；请不带 自= 重试"
    )
}
