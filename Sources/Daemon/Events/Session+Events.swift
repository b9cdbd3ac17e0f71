import Commands
import Domain
import Grammar
import Logging
import Wire

extension Session {
    // MARK: Subscribing

    /// `subscribe`: sets what this connection is told of, and from where.
    func subscribe(_ topics: [Topic]?, from: Int?, _ exchange: Exchange) throws(Refusal) {
        let chosen = topics ?? Topic.allCases
        server.events.add(self)
        let cursor = from ?? subscription?.cursor ?? server.events.last
        let made = Subscription(exchange.form, cursor: cursor)
        made.topics = Set(chosen)
        if exchange.isRESP { made.channels = chosen }
        subscription = made
        let names = Topic.allCases.filter { made.topics.contains($0) }.map(\.rawValue)
        answer(
            Reply(meta: [Reply.Meta("topics", names.joined(separator: ","))]),
            exchange,
            sequence: server.events.last
        )
        tellEvents()
    }

    /// `unsubscribe`: no more events.
    func unsubscribe(_ exchange: Exchange) {
        endSubscription()
        answer(Reply(), exchange, sequence: model.durableSequence)
    }

    /// Ends what this connection is told of.
    func endSubscription() {
        subscription = nil
        if idle == nil { server.events.remove(self) }
    }

    // MARK: Telling

    /// Tells what is to be told and can be taken, and sends it.
    func tellEvents() {
        if idle != nil { lookForEvents() }
        let hasWritten = subscription != nil && tell()
        if isEnding { end() }
        guard hasWritten || isClosing else { return }
        client?.sendReady()
    }

    /// The client sends no more: a subscriber is told what there is, then the connection closes.
    func end() {
        isEnding = true
        guard let subscription else {
            isClosing = true
            return
        }
        let isTold = !subscription.isReading && subscription.cursor >= server.events.last
        if isTold, subscription.hasBegun || replies.heldCount == 0 { isClosing = true }
    }

    /// - Returns: whether something was written.
    private func tell() -> Bool {
        guard let subscription, !isClosing, !subscription.isReading else { return false }
        // Its own receipt comes before the first event.
        guard subscription.hasBegun || replies.heldCount == 0 else { return false }
        subscription.hasBegun = true
        var hasWritten = false
        while subscription.cursor < server.events.last {
            guard client?.takesEvents ?? false else {
                subscription.isLagging = true
                return hasWritten
            }
            let count = subscription.isLagging ? server.limits.mergedEvents : 1
            guard let events = server.events.events(after: subscription.cursor, count: count)
            else {
                readAudit(subscription)
                return hasWritten
            }
            guard let last = events.last else { break }
            guard !server.events.areLong(events) else {
                writeAside(events, together: true, subscription)
                return hasWritten
            }
            hasWritten = write(events, subscription) || hasWritten
            subscription.cursor = last.sequence
        }
        subscription.isLagging = false
        return hasWritten
    }

    /// Goes on from the audit, since memory does not go back so far.
    private func readAudit(_ subscription: Subscription) {
        subscription.isReading = true
        server.events.read(after: subscription.cursor) { [weak self] result in
            subscription.isReading = false
            guard let self, self.subscription === subscription else { return }
            switch result {
            case .success(let events) where server.events.areLong(events):
                writeAside(events[...], together: false, subscription)
                return
            case .success(let events) where !events.isEmpty:
                for event in events { _ = write([event], subscription) }
                subscription.cursor = events.last?.sequence ?? subscription.cursor
            case .success:
                // Nothing is left between the audit's end and memory's beginning.
                subscription.cursor = server.events.ring?.start ?? server.events.last
            case .failure(let fault):
                server.logger.warning(
                    "events cannot be read from the audit",
                    metadata: ["fault": "\(fault.detail)", "client": "\(id)"]
                )
                resync(subscription)
            }
            client?.sendReady()
            tellEvents()
        }
    }

    /// Says that there is a gap: everything up to that statement is to be read anew.
    private func resync(_ subscription: Subscription) {
        let last = server.events.last
        switch subscription.form {
        case .native(let crlf):
            server.nativeEncoder.encodePush(
                "RESYNC",
                fields: [String(last)],
                into: replies.ready,
                crlf: crlf
            )
        case .resp:
            let writer = RESPWriter(replies.ready, version: version)
            for topic in subscription.channels {
                EventText.write("message", topic.rawValue, "RESYNC \(last)", to: writer)
            }
        }
        subscription.cursor = last
    }

    // MARK: Writing

    /// Writes events, one line each, or one for all when it is behind.
    private func write(_ events: ArraySlice<Event>, _ subscription: Subscription) -> Bool {
        EventText(subscription, version: version, to: role)
            .write(events, with: server.nativeEncoder, into: replies.ready)
    }

    /// Has another thread write events of very many objects, and goes on after them.
    private func writeAside(
        _ events: ArraySlice<Event>,
        together: Bool,
        _ subscription: Subscription
    ) {
        subscription.isReading = true
        let text = EventText(subscription, version: version, to: role)
        let last = events.last?.sequence ?? subscription.cursor
        let work: @Sendable (Context) -> [UInt8] = { _ in
            text.bytes(of: events, together: together)
        }
        server.archive.run(work, in: queryContext) { [weak self] result in
            subscription.isReading = false
            guard let self, self.subscription === subscription else { return }
            // Another role, version or set of channels has it written again.
            if text == EventText(subscription, version: version, to: role) {
                if case .success(let bytes) = result { replies.ready.append(bytes) }
                subscription.cursor = last
            }
            client?.sendReady()
            tellEvents()
        }
    }
}

extension ObjectChange: CustomStringConvertible {
    /// `result changed 3 hetu/2024-10/hetu-2022-1/语文`: the key last, since it may have spaces.
    package var description: String {
        "\(topic.rawValue) \(action.rawValue) \(revision) \(key)"
    }
}

extension Exchange {
    /// How the events of a subscription begun by this request look.
    var form: Subscription.Form {
        switch dialect {
        case .native(let crlf): .native(crlf: crlf)
        case .resp: .resp
        }
    }
}
