import Commands
import Glibc
import Logging
import NIOCore
import NIOPosix
import Storage

/// The daemon: started with a configuration, it serves until it is told to stop.
///
/// It stays in the foreground and logs to standard error; who wants it in the background starts
/// it so (systemd, scripts/start).
package final class Daemon: Sendable {
    private let group: MultiThreadedEventLoopGroup
    private let socketFile: SocketFile
    private let storage: StorageThread
    private let core: NIOLoopBound<Core>
    private let stopped: EventLoopFuture<Void>
    private let logger = Logger.daemon

    /// Opens the store, binds the socket and begins to serve.
    /// - Throws: `.store` when the store is not whole or not ours; `.socket`.
    package init(_ configuration: Configuration) throws(StartFailure) {
        signal(SIGPIPE, SIG_IGN)
        Self.raiseFileLimit(to: configuration.limits)
        storage = StorageThread(directory: configuration.data)
        socketFile = try SocketFile(path: configuration.socket, mode: configuration.socketMode)
        let loaded: LoadedStore
        do throws(StoreError) {
            loaded = try storage.open()
        } catch {
            socketFile.remove()
            throw .store(error.explanation(directory: configuration.data))
        }
        for notice in loaded.notices {
            logger.warning("the store notices", metadata: ["notice": "\(notice)"])
        }
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        let start = Start(
            configuration: configuration,
            loaded: loaded,
            storage: storage,
            socket: socketFile.socket,
            loop: loop
        )
        do {
            core = try loop.submit { NIOLoopBound(Core(start), eventLoop: loop) }.wait()
            try loop.flatSubmit { [core] in core.value.listen() }.wait()
            stopped = try loop.submit { [core] in core.value.stopped }.wait()
        } catch {
            socketFile.remove()
            throw .socket("\(configuration.socket): \(error)")
        }
        logger.info(
            "daemon started",
            metadata: [
                "socket": "\(configuration.socket)", "data": "\(configuration.data)",
                "pid": "\(getpid())", "seq": "\(loaded.sequence)",
                "version": "\(DaemonVersion.text)",
            ]
        )
    }

    /// Asks the daemon to stop: no more is read, what runs is finished, replies are flushed.
    package func stop() {
        group.next().execute { [core] in core.value.stop() }
    }

    /// Waits until the daemon has stopped, and cleans up.
    package func waitUntilStopped() {
        // The promise never fails.
        try? stopped.wait()
        storage.close()
        socketFile.remove()
        try? group.syncShutdownGracefully()
        logger.info("daemon stopped", metadata: ["pid": "\(getpid())"])
    }

    /// Lets the process have a descriptor for each client and some more, as far as it may.
    private static func raiseFileLimit(to limits: Limits) {
        var current = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &current) == 0 else { return }
        let wanted = rlim_t(limits.clients + limits.clientsTurnedAway + 64)
        guard current.rlim_cur < wanted else { return }
        current.rlim_cur = min(wanted, current.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &current)
    }
}

extension StoreError {
    /// What an administrator is told when the store cannot be opened.
    fileprivate func explanation(directory: String) -> String {
        switch self {
        case .locked(let pid):
            "\(directory): another daemon has the store\(pid.map { " (pid \($0))" } ?? "")"
        case .newerFormat(let found, let known):
            "\(directory): the store has format \(found); this program knows up to \(known)"
        case .behind(let highWater, let found):
            "\(directory): acknowledged statements \(found + 1) to \(highWater) are missing"
        case .damaged(let place, let detail):
            "\(directory): damaged at \(place): \(detail)"
        case .fault(let fault, _, let detail):
            "\(directory): \(fault): \(detail)"
        case .directory(let detail):
            "\(directory): \(detail)"
        }
    }
}
