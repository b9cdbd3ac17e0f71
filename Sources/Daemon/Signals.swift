import Dispatch
import Glibc

/// Turns SIGHUP, SIGTERM and SIGINT into calls; the second of the last ends the process at once.
///
/// The signals are blocked in every thread and waited for in one: a dispatch source would hear of
/// them only some time after it was made, and lose what comes before (measured: 6 of 60).
enum Signals {
    private static let queue = DispatchQueue(label: "signals")

    /// Watches the signals from now on; to be called once, before any other thread is made.
    static func watch(
        reload: @escaping @Sendable () -> Void,
        stop: @escaping @Sendable () -> Void
    ) {
        var blocked = sigset_t()
        sigemptyset(&blocked)
        for number in [SIGHUP, SIGTERM, SIGINT] { sigaddset(&blocked, number) }
        pthread_sigmask(SIG_BLOCK, &blocked, nil)
        let watched = blocked
        queue.async { wait(for: watched, reload: reload, stop: stop) }
    }

    private static func wait(
        for watched: sigset_t,
        reload: () -> Void,
        stop: () -> Void
    ) {
        var watched = watched
        var isStopping = false
        while true {
            var number: Int32 = 0
            guard sigwait(&watched, &number) == 0 else { continue }
            if number == SIGHUP {
                reload()
            } else if isStopping {
                _exit(128 + number)
            } else {
                isStopping = true
                stop()
            }
        }
    }
}
