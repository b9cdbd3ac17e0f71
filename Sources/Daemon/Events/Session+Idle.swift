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
                let last = max(self.idle?.cursor ?? 0, self.server.events.last)
                self.answerIdle(.nothing, upTo: last)
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
            guard !server.events.areLong(events) else {
                lookAside(events, wait)
                return
            }
            take(Looked(at: events, for: wait.topics, role), upTo: last.sequence)
        }
    }

    private func readAudit(_ wait: IdleWait) {
        server.events.read(after: wait.cursor) { [weak self] result in
            guard let self, self.idle?.number == wait.number else { return }
            self.idle?.isReading = false
            switch result {
            case .success(let events) where self.server.events.areLong(events):
                self.lookAside(events[...], wait)
            case .success(let events):
                let end = events.last?.sequence ?? self.server.events.ring?.start
                let looked = Looked(at: events[...], for: wait.topics, self.role)
                self.take(looked, upTo: end ?? self.server.events.last)
                self.lookForEvents()
            case .failure:
                self.refuseIdle(.eventsUnreadable)
            }
        }
    }

    /// Has another thread look through events of very many objects, and write the answer.
    private func lookAside(_ events: ArraySlice<Event>, _ wait: IdleWait) {
        guard let last = events.last?.sequence else { return }
        idle?.isReading = true
        let (topics, role) = (wait.topics, role)
        // Notes come with the next reply, whatever it is.
        let shape = notes.isEmpty ? ReplyShape(of: wait.exchange, in: self) : nil
        let work: @Sendable (Context) -> Looked = { _ in
            var looked = Looked(at: events, for: topics, role)
            looked.write(as: shape, upTo: last)
            return looked
        }
        server.archive.run(work, in: queryContext) { [weak self] result in
            guard let self, self.idle?.number == wait.number else { return }
            self.idle?.isReading = false
            guard case .success(let looked) = result else { return }
            // Another role may not hear the same: it is looked for again.
            if self.role == role { self.take(looked, upTo: last) }
            self.lookForEvents()
        }
    }

    /// What was found that is waited for.
    private struct Looked: Sendable {
        let found: [(sequence: Int, change: ObjectChange)]
        /// The answer, where it was written already.
        private(set) var bytes: [UInt8]?

        init(at events: ArraySlice<Event>, for topics: Set<Topic>, _ role: Role) {
            found = EventHub.merged(events) { $0.isTold(to: role) && topics.contains($0.topic) }
        }

        static let nothing = Looked(at: [], for: [], .reader)

        mutating func write(as shape: ReplyShape?, upTo sequence: Int) {
            guard !found.isEmpty else { return }
            bytes = shape?.bytes(of: reply, sequence: sequence)
        }

        var reply: Reply {
            let table = Reply.Table(columns: EventQuestion.columns, rowCount: found.count) {
                [found] row, writer in
                writer.integer(found[row].sequence)
                writer.text(found[row].change.topic.rawValue)
                writer.text(found[row].change.action.rawValue)
                writer.text(found[row].change.key)
                writer.integer(found[row].change.revision)
            }
            return Reply(body: .table(table))
        }
    }

    private func take(_ looked: Looked, upTo sequence: Int) {
        if looked.found.isEmpty {
            idle?.cursor = sequence
        } else {
            answerIdle(looked, upTo: sequence)
        }
    }

    private func answerIdle(_ looked: Looked, upTo sequence: Int) {
        guard let wait = endIdle() else { return }
        if let bytes = looked.bytes, notes.isEmpty {
            write(wait.exchange, .none) { $0.append(bytes) }
        } else {
            answer(looked.reply, wait.exchange, sequence: sequence)
        }
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
