import Domain
import NIOCore
import Storage

/// Tells subscribers what was committed, in order and before the writer has its receipt.
///
/// A class because there is one. It belongs to the loop. It keeps nothing until somebody asks.
final class EventHub {
    private let model: Model
    private let limits: Limits
    private(set) var ring: EventRing?
    private var sessions: [Int: Session] = [:]

    init(_ model: Model) {
        self.model = model
        limits = model.limits
    }

    /// How many connections are told of events.
    var count: Int { sessions.count }

    /// Has a session told of what is committed.
    func add(_ session: Session) {
        if ring == nil {
            ring = EventRing(after: model.durableSequence, limit: limits.rememberedEvents)
        }
        sessions[session.id] = session
    }

    func remove(_ session: Session) {
        sessions[session.id] = nil
    }

    /// Takes what is on disk now and tells everybody.
    func publish(_ batches: some Sequence<[Proposed]>) {
        guard ring != nil else { return }
        for proposed in batches.joined() {
            let changes = proposed.events ?? proposed.changes.compactMap(\.event)
            ring?.append(Event(sequence: proposed.sequence, changes: changes))
        }
        tell()
    }

    /// The store was opened anew: what it holds is told from the audit.
    func restart() {
        guard ring != nil else { return }
        ring = EventRing(after: model.durableSequence, limit: limits.rememberedEvents)
        tell()
    }

    private func tell() {
        for session in Array(sessions.values) { session.tellEvents() }
    }

    // MARK: Reading

    /// The events after that statement, as far as memory has them; nil where only the audit does.
    func events(after sequence: Int, count: Int) -> ArraySlice<Event>? {
        guard let ring, sequence >= ring.start else { return nil }
        return ring.events(after: sequence, count: count, changes: limits.mergedChanges)
    }

    /// The last statement that is told.
    var last: Int { ring?.last ?? model.durableSequence }

    /// Reads some events from the audit.
    func read(
        after sequence: Int,
        then finish: @escaping (Result<[Event], StoreFault>) -> Void
    ) {
        let done = NIOLoopBound(finish, eventLoop: model.loop)
        let loop = model.loop
        let reading = EventReading(after: sequence, limit: limits.eventsPerRead)
        model.storage.carryOut(reading) { result in
            loop.execute { done.value(result.mapError { StoreFault(detail: "\($0)") }) }
        }
    }

    /// Why the audit cannot be read.
    struct StoreFault: Error {
        let detail: String
    }

    /// Whether the loop has not the time to look through them or write them: closing a district's
    /// year changes an object of each teacher.
    func areLong(_ events: some Sequence<Event>) -> Bool {
        events.reduce(0) { $0 + $1.changes.count } > limits.changesPerTurn
    }

    // MARK: Together

    /// What tells one object among all.
    private struct Object: Hashable {
        let topic: Topic
        let key: String
    }

    /// One change an object: what all its changes come to, in the order of the last ones.
    static func merged(
        _ events: some Sequence<Event>,
        where isWanted: (ObjectChange) -> Bool
    ) -> [(sequence: Int, change: ObjectChange)] {
        var latest: [Object: (sequence: Int, change: ObjectChange)] = [:]
        for event in events {
            for change in event.changes where isWanted(change) {
                let object = Object(topic: change.topic, key: change.key)
                let known = latest[object]?.change.followed(by: change)
                latest[object] = (event.sequence, known ?? change)
            }
        }
        return latest.values.sorted {
            ($0.sequence, $0.change.topic.rawValue, $0.change.key)
                < ($1.sequence, $1.change.topic.rawValue, $1.change.key)
        }
    }
}
