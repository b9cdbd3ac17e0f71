import Dispatch
import Glibc

/// Turns SIGHUP, SIGTERM and SIGINT into calls; the second of the last ends the process at once.
///
/// A class because it owns the signals' sources.
final class Signals {
    private let queue = DispatchQueue(label: "signals")
    private var sources: [any DispatchSourceSignal] = []

    /// Watches the signals.
    init(reload: @escaping @Sendable () -> Void, stop: @escaping @Sendable () -> Void) {
        watch(SIGHUP, reload)
        let count = SignalCount()
        for number in [SIGTERM, SIGINT] {
            watch(number) { if count.next() == 1 { stop() } else { _exit(128 + number) } }
        }
    }

    private func watch(_ number: Int32, _ handler: @escaping @Sendable () -> Void) {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler(handler: handler)
        source.activate()
        sources.append(source)
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
