import Synchronization

/// The daemon that signals reach, from before it has started.
///
/// A class because the signals' handlers and the start look at the same one.
final class SignalledDaemon: Sendable {
    private struct State {
        var daemon: Daemon?
        var isStopped = false
    }

    private let state = Mutex(State())

    init() {}

    /// Gives signals the daemon; one that was told to stop while it started stops now.
    func take(_ daemon: Daemon) {
        let isStopped = state.withLock { state in
            state.daemon = daemon
            return state.isStopped
        }
        if isStopped { daemon.stop() }
    }

    /// Reads the configuration again; while the daemon starts it is being read anyway.
    func reload() {
        state.withLock { $0.daemon }?.reload()
    }

    /// Stops the daemon, or has it stop once it has started.
    func stop() {
        let daemon = state.withLock { state in
            state.isStopped = true
            return state.daemon
        }
        daemon?.stop()
    }
}
