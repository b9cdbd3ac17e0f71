import NIOCore

/// The clients that have more to run than one turn: each comes again after the others' turns.
///
/// The loop runs what was handed to it until nothing is left that is due, and only then looks at
/// the sockets. So there is one task for all these clients, it lasts a bounded time, and the next
/// is due only a moment after it: whoever has just sent something gets in between. A class because
/// the clients share it. It belongs to the loop.
final class TurnQueue {
    /// How long the sockets are let in between two rounds.
    private static let pause = TimeAmount.microseconds(100)

    private let loop: any EventLoop
    private let roundTime: TimeAmount
    private var waiting: [Client] = []
    /// The clients before it had their turn in this round.
    private var first = 0
    private var isScheduled = false

    /// Makes a queue whose rounds last that long, give or take a turn.
    init(loop: any EventLoop, roundTime: Duration) {
        self.loop = loop
        self.roundTime = TimeAmount(roundTime)
    }

    /// Gives the client another turn later.
    func append(_ client: Client) {
        waiting.append(client)
        schedule()
    }

    private func schedule() {
        guard !isScheduled, first < waiting.count else { return }
        isScheduled = true
        loop.assumeIsolated().scheduleTask(in: Self.pause) { self.run() }
    }

    private func run() {
        let end = NIODeadline.now() + roundTime
        repeat {
            let client = waiting[first]
            first += 1
            client.takeTurn()
        } while first < waiting.count && NIODeadline.now() < end
        if first == waiting.count || first > 1_024 {
            waiting.removeFirst(first)
            first = 0
        }
        isScheduled = false
        schedule()
    }
}
