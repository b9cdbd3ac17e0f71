import Glibc
import NIOCore
import Wire

/// A client's way out: replies go straight to its socket while none waits before them.
///
/// A write through the channel costs 3,000 instructions, which is more than most replies cost to
/// make. What the kernel does not take goes through the channel, and so does all that comes after
/// it until the channel has nothing left: the order is kept, and that a client takes too little, or
/// is gone, is found where it always was. A class because sending may come round to itself. It
/// belongs to the loop.
final class Outlet {
    /// The most bytes of one write through the channel.
    private static let pieceBytes = 128 * 1_024
    private static let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)

    private let context: ChannelHandlerContext
    /// The connection's descriptor while it is certainly open.
    private var socket: Int32?
    /// Whether the channel may have bytes that the kernel has not taken.
    private var mayWait = false

    init(_ context: ChannelHandlerContext) {
        self.context = context
    }

    /// Opens the short way: the channel is active, and tells when it no longer is.
    func open() {
        let pipeline = context.channel.pipeline.syncOperations
        let handle = NIOBSDSocket.Handle.self
        socket = try? pipeline.withUnsafeTransportIfAvailable(of: handle) { $0 }
    }

    /// Sends nothing more: the descriptor may soon be somebody else's.
    func close() {
        socket = nil
    }

    /// The bytes that were sent and that the kernel has not taken.
    var waitingByteCount: Int {
        mayWait ? channelByteCount ?? 0 : 0
    }

    private var channelByteCount: Int? {
        try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
    }

    /// Sends the bytes and forgets them.
    func send(_ bytes: OutputBuffer) {
        let taken = give(bytes)
        if taken < bytes.count {
            queue(bytes, from: taken, last: nil)
            context.flush()
        } else {
            bytes.removeAll()
        }
    }

    /// Sends the last bytes and forgets them; closes once the kernel has all that was sent.
    func finish(_ bytes: OutputBuffer) {
        let taken = give(bytes)
        guard taken < bytes.count || !isClear else {
            bytes.removeAll()
            context.close(promise: nil)
            return
        }
        let channel = context.channel
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.whenComplete { _ in channel.close(promise: nil) }
        queue(bytes, from: taken, last: written)
        context.flush()
    }

    // MARK: Both ways

    /// Whether nothing waits in the channel.
    private var isClear: Bool {
        guard mayWait else { return true }
        mayWait = channelByteCount != 0
        return !mayWait
    }

    /// Sends on the short way.
    /// - Returns: how many bytes the kernel took; 0 also for a fault, which the channel will meet.
    private func give(_ bytes: OutputBuffer) -> Int {
        guard let socket, isClear else { return 0 }
        return bytes.withUnsafeBytes { bytes in
            guard !bytes.isEmpty else { return 0 }
            return max(Glibc.send(socket, bytes.baseAddress, bytes.count, Self.flags), 0)
        }
    }

    /// Hands the bytes to the channel, to be flushed, and forgets them.
    ///
    /// In pieces, since a buffer of the whole would be up to twice as long. The last piece, which
    /// has the promise, may be empty: what was handed over before it goes first.
    private func queue(_ bytes: OutputBuffer, from start: Int, last: EventLoopPromise<Void>?) {
        mayWait = true
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[start...]
            repeat {
                let length = min(rest.count, Self.pieceBytes)
                var piece = context.channel.allocator.buffer(capacity: length)
                piece.writeBytes(UnsafeRawBufferPointer(rebasing: rest.prefix(length)))
                rest = rest.dropFirst(length)
                context.write(NIOAny(piece), promise: rest.isEmpty ? last : nil)
            } while !rest.isEmpty
        }
        bytes.removeAll()
    }
}
