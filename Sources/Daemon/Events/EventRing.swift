import Domain

/// The last committed statements, as subscribers are told of them.
struct EventRing {
    /// All statements after this one are here.
    private(set) var start: Int
    /// The last statement that is here, or was.
    private(set) var last: Int
    private var events: [Event] = []
    private var first = 0
    private let limit: Int

    init(after sequence: Int, limit: Int) {
        start = sequence
        last = sequence
        self.limit = limit
    }

    mutating func append(_ event: Event) {
        events.append(event)
        last = event.sequence
        while events.count - first > limit {
            start = events[first].sequence
            if events[first].changes.count > Group.largeBatch {
                FreedMemory.letGo(events[first]) {}
                events[first] = Event(sequence: start, changes: [])
            }
            first += 1
        }
        guard first > limit else { return }
        events.removeFirst(first)
        first = 0
    }

    /// The events after that statement, oldest first: at most `count`, and no more behind those
    /// that have so many changes.
    /// - Complexity: O(log n + count).
    func events(after sequence: Int, count: Int, changes: Int) -> ArraySlice<Event> {
        let start = events[first...].partitioningIndex { $0.sequence > sequence }
        var (end, sum) = (start, 0)
        while end < min(start + count, events.count), sum < changes {
            sum += events[end].changes.count
            end += 1
        }
        return events[start..<end]
    }
}
