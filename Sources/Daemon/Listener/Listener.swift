import Grammar
import NIOCore
import NIOPosix

/// Takes connections on the bound socket.
struct Listener {
    /// Connections that the kernel keeps until they are taken.
    private static let backlog: Int32 = 1_024
    /// Bytes read at a time: what an idle client costs, since each keeps its buffer, and the most
    /// that one which sends much comes to after a few reads.
    private static let readBytes = (least: 2 * 1_024, most: 128 * 1_024)

    /// Begins to take connections; called on the loop.
    static func start(
        socket: Int32,
        server: Server,
        loop: any EventLoop
    ) -> EventLoopFuture<any Channel> {
        let bound = NIOLoopBound(server, eventLoop: loop)
        let limits = server.limits
        let allocator = AdaptiveRecvByteBufferAllocator(
            minimum: readBytes.least,
            initial: readBytes.least,
            maximum: readBytes.most
        )
        return ServerBootstrap(group: loop)
            .serverChannelOption(.backlog, value: backlog)
            .serverChannelOption(.maxMessagesPerRead, value: 16)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let spare = SpareDescriptor(socket: socket, server: bound.value)
                    try channel.pipeline.syncOperations.addHandler(spare)
                }
            }
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(.recvAllocator, value: allocator)
            .childChannelOption(
                .writeBufferWaterMark,
                value: .init(low: limits.outputSoftBytes / 4, high: limits.outputSoftBytes)
            )
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try add(channel, to: bound.value)
                }
            }
            .withBoundSocket(socket)
    }

    private static func add(_ channel: any Channel, to server: Server) throws {
        guard !server.isStopping else { throw ChannelError.alreadyClosed }
        let pipeline = channel.pipeline.syncOperations
        let peer =
            try pipeline.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { socket in
                Peer.of(socket: socket)
            } ?? .unknown
        let client = Client(server: server, peer: peer)
        let limits = server.limits
        let isAdmin = client.session.role >= .admin
        let room = isAdmin ? limits.clients : limits.clients - limits.clientsKeptForAdmin
        let counts = server.clientCounts
        if client.session.turnedAway == nil, counts.served >= room {
            client.session.turnedAway = .tooMany
        }
        if let reason = client.session.turnedAway {
            server.clientLog.warn("a client is not served", client.session, ["why": "\(reason)"])
            guard counts.turnedAway < limits.clientsTurnedAway else {
                server.countTurnedAway(1)
                throw ChannelError.alreadyClosed
            }
        }
        try pipeline.addHandler(client)
    }
}
