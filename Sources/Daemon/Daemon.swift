import Commands
import Glibc
import Grammar
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
    private let storage: StorageThread
    private let core: NIOLoopBound<Core>
    private let stopped: EventLoopFuture<Void>
    private let logger = Logger.daemon

    /// Opens the store, binds the socket and begins to serve.
    ///
    /// - Parameters:
    ///   - configuration: what it runs with.
    ///   - manager: who is told how the daemon is.
    ///   - activated: the socket that was handed on; it is bound otherwise.
    /// - Throws: `.store` when the store is not whole or not ours; `.socket`.
    package init(
        _ configuration: Configuration,
        manager: ServiceManager = .none,
        activated: ActivatedSocket? = nil
    ) throws(StartFailure) {
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow fails its write, and does not end the daemon.
        signal(SIGXFSZ, SIG_IGN)
        var configuration = configuration
        FileLimit.raise(for: &configuration.limits, logger)
        storage = StorageThread(directory: configuration.data)
        let socketFile: SocketFile
        if let activated {
            socketFile = SocketFile(activated: activated)
            configuration.socket = activated.path
        } else {
            socketFile = try SocketFile(configuration.socketPlace)
        }
        manager.tell(.loading, status: "reading the store")
        let loaded: LoadedStore
        do throws(StartFailure) {
            loaded = try Self.load(configuration.data, storage)
        } catch {
            socketFile.remove()
            throw error
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
            socketFile: socketFile,
            manager: manager,
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
        loop.execute { [core] in core.value.prepare() }
        logger.info(
            "daemon started",
            metadata: [
                "socket": "\(configuration.socket)", "data": "\(configuration.data)",
                "pid": "\(getpid())", "seq": "\(loaded.sequence)",
                "version": "\(ProgramVersion.text)",
            ]
        )
    }

    /// Has the configuration read again (SIGHUP): all of it is in force then, or nothing.
    package func reload() {
        group.next().execute { [core] in core.value.reload() }
    }

    /// Looks at what runs, or has something done to it, on the loop, and waits for it.
    func onLoop<Value: Sendable>(
        _ body: @escaping @Sendable (Server) throws -> Value
    ) throws -> Value {
        try group.next().submit { [core] in try body(core.value.server) }.wait()
    }

    /// Asks the daemon to stop: no more is read, what runs is finished, replies are flushed.
    package func stop() {
        group.next().execute { [core] in core.value.stop() }
    }

    /// As `--version` prints it.
    package static var version: String { ProgramVersion.text }

    /// Waits until the daemon has stopped, and cleans up.
    package func waitUntilStopped() {
        // The promise never fails.
        try? stopped.wait()
        let socketFile = try? group.next().submit { [core] in core.value.socketFile }.wait()
        storage.close()
        socketFile?.remove()
        try? group.syncShutdownGracefully()
        logger.info("daemon stopped", metadata: ["pid": "\(getpid())"])
    }

    /// Reads the store of a folder that is its user's alone to write; nobody else reads the files
    /// that are made, whoever may look into the folder.
    private static func load(
        _ folder: String,
        _ storage: StorageThread
    ) throws(StartFailure) -> LoadedStore {
        if let fault = SafeFolder.fault(folder) { throw .store(fault) }
        let mask = umask(0o077)
        defer { umask(mask) }
        do throws(StoreError) {
            return try storage.open()
        } catch {
            throw .store("\(folder): \(error.explanation)")
        }
    }
}
