import NIOCore

/// Whose turn it is to change the head of the model.
///
/// An update of many objects is made on another thread, and has the turn until it is part of a
/// group: updates of others wait, so that it fits what it was made for; queries go on. A class
/// because the sessions share it. It belongs to the loop.
final class UpdateTurn {
    /// How long the sockets are let in between two rounds.
    private static let pause = TimeAmount.microseconds(100)

    private let loop: any EventLoop
    private let roundTime: TimeAmount
    private(set) var isTaken = false
    /// What waits, by its ticket; what was given up is not here.
    private var waiting: [Int: () -> Void] = [:]
    /// The tickets before it have had their turn, or gave it up.
    private var first = 0
    /// The next ticket.
    private var next = 0
    private var isScheduled = false

    /// Makes a queue whose rounds last that long, give or take a statement.
    init(loop: any EventLoop, roundTime: Duration) {
        self.loop = loop
        self.roundTime = TimeAmount(roundTime)
    }

    /// Takes the turn.
    func take() {
        precondition(!isTaken, "one update at a time")
        isTaken = true
    }

    /// Gives the turn to those who wait.
    func release() {
        isTaken = false
        schedule()
    }

    /// How many wait.
    var waitingCount: Int { waiting.count }

    /// Has something done once nobody has the turn.
    /// - Returns: its ticket, with which it can be given up.
    func wait(_ body: @escaping () -> Void) -> Int {
        waiting[next] = body
        next += 1
        return next - 1
    }

    /// Gives up what waits with that ticket: it is not done, and held no longer.
    func withdraw(_ ticket: Int) {
        waiting[ticket] = nil
    }

    private func schedule() {
        guard !isScheduled, !isTaken, !waiting.isEmpty else { return }
        isScheduled = true
        loop.assumeIsolated().scheduleTask(in: Self.pause) { self.run() }
    }

    private func run() {
        isScheduled = false
        let end = NIODeadline.now() + roundTime
        while !isTaken, first < next, NIODeadline.now() < end {
            let body = waiting.removeValue(forKey: first)
            first += 1
            body?()
        }
        schedule()
    }
}
