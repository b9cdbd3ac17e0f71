import Commands
import NIOCore
import Storage

/// What the loop is given at the start.
struct Start: Sendable {
    let configuration: Configuration
    let loaded: LoadedStore
    let storage: StorageThread
    let socket: Int32
    let loop: any EventLoop
}

/// What runs on the loop: the server, its listener, its clock and its end.
///
/// A class because there is one. It belongs to the loop.
final class Core {
    let server: Server
    private let socket: Int32
    private let loop: any EventLoop
    private let end: EventLoopPromise<Void>
    private var listener: (any Channel)?
    private var hasEnded = false

    /// Builds everything; takes no connections yet.
    init(_ start: Start) {
        socket = start.socket
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
            loop: start.loop
        )
        scheduleSweep()
    }

    /// Done when the daemon has stopped.
    var stopped: EventLoopFuture<Void> { end.futureResult }

    /// Begins to take connections.
    func listen() -> EventLoopFuture<Void> {
        Listener.start(socket: socket, server: server, loop: loop).assumeIsolated().map { channel in
            self.listener = channel
        }.nonisolated()
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
        server.model.reopenIfDue()
    }

    // MARK: The end

    /// Stops: no connections, no reading, the group on its way finished, replies flushed.
    func stop() {
        guard !server.isStopping else { return }
        server.isStopping = true
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
