import Commands
import Grammar
import Logging
import NIOCore
import Storage

/// What the loop is given at the start.
struct Start: Sendable {
    let configuration: Configuration
    let loaded: LoadedStore
    let storage: StorageThread
    let socketFile: SocketFile
    let manager: ServiceManager
    let loop: any EventLoop
}

/// What runs on the loop: the server, its listener, its clock and its end.
///
/// A class because there is one. It belongs to the loop.
final class Core {
    let server: Server
    private(set) var socketFile: SocketFile
    private let loop: any EventLoop
    private let end: EventLoopPromise<Void>
    private var listener: (any Channel)?
    private var hasEnded = false
    /// Whether it was said that somebody else's file is where the socket was.
    private var hasToldLoss = false

    /// Builds everything; takes no connections yet.
    init(_ start: Start) {
        socketFile = start.socketFile
        loop = start.loop
        end = start.loop.makePromise()
        let model = Model(
            start.loaded,
            storage: start.storage,
            loop: start.loop,
            limits: start.configuration.limits
        )
        server = Server(
            configuration: start.configuration,
            commands: Catalogue.commands,
            model: model,
            manager: start.manager,
            loop: start.loop
        )
        server.configurationChanged = { [unowned self] in
            let configuration = server.configuration
            socketFile.adopt(mode: configuration.socketMode, group: configuration.socketPlace.group)
        }
        // Behind the statement that asks for it.
        server.stop = { [unowned self] in loop.assumeIsolated().execute { self.stop() } }
        scheduleSweep()
        scheduleWatchdog()
    }

    /// Does ahead what the first question would wait for.
    func prepare() {
        let context = server.durableContext(role: .reader, language: .english).context
        guard StandingSheets.isWorthPreparing(context.register) else { return }
        let work: @Sendable (Context) throws(Refusal) -> Void = { context in
            context.surroundings.sheets.prepare(context)
            FreedMemory.giveBack()
        }
        server.archive.run(work, in: context) { _ in }
    }

    /// Done when the daemon has stopped.
    var stopped: EventLoopFuture<Void> { end.futureResult }

    /// Begins to take connections.
    func listen() -> EventLoopFuture<Void> {
        Listener.start(socket: socketFile.socket, server: server, loop: loop).assumeIsolated()
            .map { channel in
                self.listener = channel
                self.server.manager.tell(.ready, status: self.server.status)
            }.nonisolated()
    }

    /// Reads the configuration again, as `config reload` does.
    func reload() {
        guard !server.isStopping else { return }
        // The refusal is in the log; nobody else asked.
        _ = try? server.reloadConfiguration()
    }

    // MARK: Time

    /// How often idle and slow clients are looked for.
    private var sweepInterval: TimeAmount {
        TimeAmount(min(.seconds(1), server.limits.incompleteRequestTime))
    }

    private func scheduleSweep() {
        loop.assumeIsolated().scheduleTask(in: sweepInterval) {
            guard !self.hasEnded else { return }
            self.sweep()
            self.scheduleSweep()
        }
    }

    private func sweep() {
        let now = NIODeadline.now()
        for client in Array(server.clients.values) { client.sweep(now: now) }
        server.clientLog.sweep(now: now)
        server.model.reopenIfDue()
        server.wordKeeper.sweep(server, now: now)
        if !server.isStopping { checkSocket() }
    }

    /// Tells the service manager that the loop turns, twice as often as it wants to hear it.
    private func scheduleWatchdog() {
        guard let limit = server.manager.watchdogMicroseconds else { return }
        loop.assumeIsolated().scheduleTask(in: .microseconds(Int64(max(1_000, limit / 2)))) {
            guard !self.hasEnded else { return }
            self.server.manager.tell(.alive, status: self.server.status)
            self.scheduleWatchdog()
        }
    }

    // MARK: The socket

    /// Makes the socket anew when its file was removed; leaves alone what another one put there.
    private func checkSocket() {
        let path = socketFile.place.path
        switch socketFile.presence {
        case .own:
            hasToldLoss = false
        case .foreign:
            tellLoss("another one's file is where the socket was", ["path": "\(path)"])
        case .missing:
            do throws(StartFailure) {
                try socketFile.bindAgain()
                replaceListener()
                let message: Logger.Message = "the socket was removed; made again"
                server.logger.warning(message, metadata: ["path": "\(path)"])
            } catch {
                let reason = error.lines.joined(separator: "; ")
                tellLoss("the socket was removed and cannot be made", ["reason": "\(reason)"])
            }
        }
    }

    private func tellLoss(_ message: Logger.Message, _ metadata: Logger.Metadata) {
        guard !hasToldLoss else { return }
        hasToldLoss = true
        server.logger.error(message, metadata: metadata)
    }

    private func replaceListener() {
        let old = listener
        Listener.start(socket: socketFile.socket, server: server, loop: loop).assumeIsolated()
            .whenSuccess { channel in
                self.listener = channel
                old?.close(promise: nil)
                if self.server.isStopping { channel.close(promise: nil) }
            }
    }

    // MARK: The end

    /// Stops: no connections, no reading, the group on its way finished, replies flushed.
    func stop() {
        guard !server.isStopping else { return }
        server.isStopping = true
        server.manager.tell(.stopping, status: "stopping: \(server.status)")
        listener?.close(promise: nil)
        server.model.health = .stopping
        server.lastClientLeft = { [unowned self] in finishIfDone() }
        server.model.becameIdle = { [unowned self] in finishIfDone() }
        for client in Array(server.clients.values) { client.stop() }
        finishIfDone()
        loop.assumeIsolated().scheduleTask(in: TimeAmount(server.limits.stopTime)) {
            for client in Array(self.server.clients.values) { client.abort() }
            self.finish()
        }
    }

    private func finishIfDone() {
        guard server.clients.isEmpty, server.model.isIdle else { return }
        finish()
    }

    private func finish() {
        guard !hasEnded else { return }
        hasEnded = true
        end.succeed(())
    }
}
