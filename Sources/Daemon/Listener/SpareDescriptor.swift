import Glibc
import Logging
import NIOCore

/// Keeps one descriptor in hand, so that a connection can be taken and closed when there is none.
///
/// Otherwise it would wait where the loop sees it again and again. A class because it owns the
/// descriptor. It belongs to the loop.
final class SpareDescriptor: ChannelInboundHandler {
    typealias InboundIn = Channel

    /// The most connections that are closed at a time.
    private static let connectionLimit = 1_024
    /// How long nothing more is said of it.
    private static let silence = TimeAmount.seconds(60)

    private let socket: Int32
    private let server: Server
    private var spare: Int32
    private var quietUntil = NIODeadline.uptimeNanoseconds(0)

    /// Takes the descriptor.
    init(socket: Int32, server: Server) {
        self.socket = socket
        self.server = server
        spare = Self.take()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        if spare >= 0 { close(spare) }
        spare = -1
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? IOError, [EMFILE, ENFILE].contains(error.errnoCode) else {
            context.fireErrorCaught(error)
            return
        }
        let count = closeWaiting()
        server.countTurnedAway(count)
        if NIODeadline.now() >= quietUntil {
            quietUntil = .now() + Self.silence
            server.logger.error(
                "no descriptor is left; connections are closed",
                metadata: ["connections": "\(count)"]
            )
        }
        // Nothing could be closed: the loop's own handler waits for a while then.
        if count == 0 { context.fireErrorCaught(error) }
    }

    /// Takes and closes the connections that wait.
    private func closeWaiting() -> Int {
        if spare >= 0 { close(spare) }
        var count = 0
        while count < Self.connectionLimit {
            let connection = accept(socket, nil, nil)
            guard connection >= 0 else { break }
            close(connection)
            count += 1
        }
        spare = Self.take()
        return count
    }

    private static func take() -> Int32 {
        open("/dev/null", O_RDONLY | O_CLOEXEC)
    }
}
