import Domain
import Grammar
import NIOCore
import Notation
import Wire

extension Session {
    /// Whether a RESP2 client has subscribed, and may only do what belongs to it.
    var isSubscriber: Bool {
        guard version == .two, let subscription, case .resp = subscription.form else {
            return false
        }
        return true
    }

    /// `SUBSCRIBE channel…`: the channels are the topics.
    func subscribeChannels(_ names: [String]) {
        guard !names.isEmpty else {
            wrongCount(.subscribe)
            return
        }
        var topics: [Topic] = []
        for name in names {
            guard let topic = Topic.allCases.first(where: { $0.label.isNamed(name) }) else {
                let known = Topic.allCases.map(\.rawValue).joined(separator: ",")
                let refusal = Refusal(
                    .badArgument,
                    "no channel \(excerpt(name))",
                    "没有频道 \(excerpt(name))",
                    want: "topic",
                    hint: known
                )
                refuse(refusal, Exchange(dialect: .resp, tag: nil))
                return
            }
            topics.append(topic)
        }
        guard hasRoom(for: names.count) else { return }
        let subscription = respSubscription()
        for topic in topics {
            if !subscription.channels.contains(topic) { subscription.channels.append(topic) }
            confirm("subscribe", topic.rawValue, subscription.count)
        }
    }

    /// `PSUBSCRIBE pattern…`.
    func subscribePatterns(_ patterns: [String]) {
        guard !patterns.isEmpty else {
            wrongCount(.psubscribe)
            return
        }
        guard patterns.allSatisfy({ $0.utf8.count <= Glob.limit }) else {
            refuseRESP(.tooBig, "a pattern of more than \(Glob.limit) bytes", "模式过长")
            return
        }
        guard hasRoom(for: patterns.count) else { return }
        let subscription = respSubscription()
        for pattern in patterns {
            if !subscription.patterns.contains(pattern) { subscription.patterns.append(pattern) }
            confirm("psubscribe", pattern, subscription.count)
        }
    }

    /// `UNSUBSCRIBE [channel…]`.
    func unsubscribeChannels(_ names: [String]) {
        let known = subscription?.channels.map(\.rawValue) ?? []
        leave("unsubscribe", names.isEmpty ? known : names) { subscription, name in
            subscription.channels.removeAll { $0.label.isNamed(name) }
        }
    }

    /// `PUNSUBSCRIBE [pattern…]`.
    func unsubscribePatterns(_ patterns: [String]) {
        let known = subscription?.patterns ?? []
        leave("punsubscribe", patterns.isEmpty ? known : patterns) { subscription, pattern in
            subscription.patterns.removeAll { $0 == pattern }
        }
    }

    private func leave(
        _ kind: String,
        _ names: [String],
        _ remove: (Subscription, String) -> Void
    ) {
        for name in names {
            if let subscription { remove(subscription, name) }
            confirm(kind, name, subscription?.count ?? 0)
        }
        if names.isEmpty { confirm(kind, nil, subscription?.count ?? 0) }
        if subscription?.count == 0 { endSubscription() }
    }

    private func confirm(_ kind: String, _ name: String?, _ count: Int) {
        respond { writer in
            writer.push(3)
            writer.bulk(kind)
            if let name { writer.bulk(name) } else { writer.null() }
            writer.integer(count)
        }
    }

    /// The connection's channels; begun now when there are none.
    private func respSubscription() -> Subscription {
        if let subscription, case .resp = subscription.form { return subscription }
        server.events.add(self)
        let made = Subscription(.resp, cursor: server.events.last)
        made.hasBegun = replies.heldCount == 0
        subscription = made
        return made
    }

    private func hasRoom(for count: Int) -> Bool {
        guard (subscription?.count ?? 0) + count > server.limits.channels else { return true }
        refuseRESP(
            .limit,
            "more than \(server.limits.channels) channels and patterns",
            "频道和模式超过 \(server.limits.channels) 个"
        )
        isClosing = true
        return false
    }

    /// Whether a RESP2 subscriber may say that.
    func isForSubscribers(_ request: Request) -> Bool {
        let word = request.words[0].text.asciiLowercased
        return [
            "subscribe", "unsubscribe", "psubscribe", "punsubscribe", "ping", "quit", "reset",
        ].contains(word)
    }

    /// Refuses what a RESP2 subscriber cannot do, whose replies would look like events.
    func refuseToSubscriber(_ word: String) {
        respond { writer in
            writer.error(
                "ERR Can't execute '\(excerpt(word.asciiLowercased))': only (P)SUBSCRIBE / "
                    + "(P)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context"
            )
        }
    }

    /// Answers PING to a RESP2 subscriber.
    func pingSubscriber(_ payload: [UInt8]?) {
        respond { writer in
            writer.array(2)
            writer.bulk("pong")
            writer.bulk(payload ?? [])
        }
    }
}
