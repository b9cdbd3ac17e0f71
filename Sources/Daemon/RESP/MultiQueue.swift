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
    /// Whether a statement was refused while it was queued: EXEC applies nothing.
    var isFlawed = false

    /// Adds a statement.
    mutating func append(_ item: Item) {
        items.append(item)
    }

    /// Marks it flawed and lets the statements go.
    mutating func spoil() {
        isFlawed = true
        items = []
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

/// The state of the model at WATCH; EXEC answers null when it is another one.
struct WatchedState: Equatable {
    let epoch: Int
    let sequence: Int
}
