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
    private var waiting: [() -> Void] = []
    /// Those before it have had their turn.
    private var first = 0
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

    /// Has something done once nobody has the turn.
    func wait(_ body: @escaping () -> Void) {
        waiting.append(body)
    }

    private func schedule() {
        guard !isScheduled, !isTaken, first < waiting.count else { return }
        isScheduled = true
        loop.assumeIsolated().scheduleTask(in: Self.pause) { self.run() }
    }

    private func run() {
        isScheduled = false
        let end = NIODeadline.now() + roundTime
        while !isTaken, first < waiting.count, NIODeadline.now() < end {
            let body = waiting[first]
            // It holds a session and a request.
            waiting[first] = {}
            first += 1
            body()
        }
        if first == waiting.count || first > 1_024 {
            waiting.removeFirst(first)
            first = 0
        }
        schedule()
    }
}
