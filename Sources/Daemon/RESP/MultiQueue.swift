import Commands
import Grammar

/// The statements between MULTI and EXEC.
struct MultiQueue {
    /// One of them.
    enum Item {
        case statement(Interpreter.Statement, Request, Exchange)
        case ping([UInt8]?)
        case echo([UInt8])
    }

    private(set) var items: [Item] = []
    /// What the archive has to be asked before they run, each for the item at that place.
    private(set) var questions: [(place: Int, question: ArchiveQuestion)] = []
    /// Whether a statement was refused while it was queued: EXEC applies nothing.
    var isFlawed = false
    /// How many objects its long queries walk through.
    var work = 0
    /// The bytes of their requests.
    private(set) var byteCount = 0

    /// Adds a statement.
    mutating func append(_ item: Item) {
        items.append(item)
        byteCount += item.byteCount
    }

    /// Has the archive asked for the item that is added next.
    mutating func ask(_ question: ArchiveQuestion) {
        questions.append((items.count, question))
    }

    /// Gives the statement at that place what the archive answered.
    mutating func inform(_ place: Int, of found: ArchiveAnswer) {
        guard case .statement(var statement, let request, let exchange) = items[place] else {
            return
        }
        statement.found = found
        items[place] = .statement(statement, request, exchange)
    }

    /// Marks it flawed and lets the statements go.
    mutating func spoil() {
        isFlawed = true
        items = []
        questions = []
        byteCount = 0
    }

    /// Whether one of them is an update.
    var hasUpdates: Bool {
        items.contains { item in
            switch item {
            case .statement(let statement, _, _): statement.spec.kind == .update
            case .ping, .echo: false
            }
        }
    }
}

extension MultiQueue.Item {
    /// The bytes of its request.
    var byteCount: Int {
        switch self {
        case .statement(_, let request, _): request.byteCount
        case .ping(let bytes): bytes?.count ?? 0
        case .echo(let bytes): bytes.count
        }
    }
}

/// The state of the model at WATCH; EXEC answers null when it is another one.
struct WatchedState: Equatable {
    let epoch: Int
    let sequence: Int
}
