import Domain
import Grammar
import Wire

/// How events look to one subscriber: all that their bytes hang on.
struct EventText: Equatable, Sendable {
    private let form: Subscription.Form
    private let topics: Set<Topic>
    private let channels: [Topic]
    private let patterns: [String]
    private let version: RESPVersion
    private let role: Role

    init(_ subscription: Subscription, version: RESPVersion, to role: Role) {
        form = subscription.form
        topics = subscription.topics
        channels = subscription.channels
        patterns = subscription.patterns
        self.version = version
        self.role = role
    }

    /// Their bytes, made with an encoder of its own on any thread: all together, or each statement
    /// by itself.
    func bytes(of events: ArraySlice<Event>, together: Bool) -> [UInt8] {
        let output = OutputBuffer()
        let encoder = NativeEncoder()
        if together {
            _ = write(events, with: encoder, into: output)
        } else {
            for event in events { _ = write([event], with: encoder, into: output) }
        }
        return output.withUnsafeBytes { Array($0) }
    }

    /// Writes events, one line each, or one for all when there are several.
    /// - Returns: whether any is the subscriber's business.
    func write(
        _ events: ArraySlice<Event>,
        with encoder: NativeEncoder,
        into output: OutputBuffer
    ) -> Bool {
        let merged = EventHub.merged(events, where: wants)
        guard !merged.isEmpty, let last = events.last?.sequence else { return false }
        switch form {
        case .native(let crlf):
            let fields = merged.map { "\($0.change)" }
            encoder.encodePush("event", fields: [String(last)] + fields, into: output, crlf: crlf)
        case .resp:
            let writer = RESPWriter(output, version: version)
            for (sequence, change) in merged { publish(sequence, change, to: writer) }
        }
        return true
    }

    private func wants(_ change: ObjectChange) -> Bool {
        guard change.isTold(to: role) else { return false }
        return switch form {
        case .native: topics.contains(change.topic)
        case .resp:
            channels.contains(change.topic)
                || patterns.contains { Glob.matches(change.topic.rawValue, $0) }
        }
    }

    private func publish(_ sequence: Int, _ change: ObjectChange, to writer: RESPWriter) {
        let channel = change.topic.rawValue
        let payload = "\(sequence) \(change)"
        if channels.contains(change.topic) {
            Self.write("message", channel, payload, to: writer)
        }
        for pattern in patterns where Glob.matches(channel, pattern) {
            writer.push(4)
            for text in ["pmessage", pattern, channel, payload] { writer.bulk(text) }
        }
    }

    /// Writes one message of a channel.
    static func write(_ kind: String, _ channel: String, _ payload: String, to writer: RESPWriter) {
        writer.push(3)
        for text in [kind, channel, payload] { writer.bulk(text) }
    }
}

extension ObjectChange {
    /// Whether one with that role may hear when it was: of an evaluation that names nobody only who
    /// may see who recorded it.
    func isTold(to role: Role) -> Bool { !isUnsigned || role >= .admin }
}
