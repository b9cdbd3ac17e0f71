/// What a reply that is awaited belongs to.
struct InFlight {
    /// A statement of the script, or one of the client's own.
    enum Origin {
        case statement(Statement)
        case control(String)
    }

    let origin: Origin
    /// What was sent before the statement: its tag, its key.
    let prefix: String
    /// The command's number in the memory.
    let command: UInt64
    /// Whether it asks for a further page of the statement.
    var isContinuation = false

    /// The scalars of the prefix, which is ASCII.
    var prefixLength: Int { prefix.utf8.count }
}

/// Replies that are awaited, in the order in which they come.
struct InFlightQueue {
    private var items: [InFlight?] = []
    private var head = 0

    var count: Int { items.count - head }
    var isEmpty: Bool { count == 0 }

    /// Those that are awaited, the next one first.
    var all: [InFlight] { items[head...].compactMap { $0 } }

    var first: InFlight? { head < items.count ? items[head] : nil }

    mutating func append(_ item: InFlight) {
        items.append(item)
    }

    mutating func popFirst() -> InFlight? {
        guard head < items.count else { return nil }
        let item = items[head]
        items[head] = nil
        head += 1
        if head == items.count {
            items.removeAll(keepingCapacity: true)
            head = 0
        } else if head >= 8_192 {
            items.removeFirst(head)
            head = 0
        }
        return item
    }
}
