import Dispatch
import Glibc

/// Turns SIGTERM and SIGINT into a call; the second one ends the process at once.
///
/// A class because it owns the signals' sources.
final class Signals {
    private let queue = DispatchQueue(label: "signals")
    private var sources: [any DispatchSourceSignal] = []

    /// Watches the signals.
    init(stop: @escaping @Sendable () -> Void) {
        let count = SignalCount()
        for number in [SIGTERM, SIGINT] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                if count.next() == 1 { stop() } else { _exit(128 + number) }
            }
            source.activate()
            sources.append(source)
        }
    }
}

/// Counts signals.
///
/// Unchecked: it is touched only on the signals' queue, which is serial.
private final class SignalCount: @unchecked Sendable {
    private var count = 0

    func next() -> Int {
        count += 1
        return count
    }
}
