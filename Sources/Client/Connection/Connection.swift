internal import CEditline
internal import Glibc
internal import Grammar

/// One connection to the daemon: bytes out, lines in, neither waiting for the other.
///
/// A class: it owns a file descriptor.
package final class Connection {
    private let descriptor: Int32
    private var outgoing: [UInt8] = []
    private var sent = 0
    private var incoming: [UInt8] = []
    private var consumed = 0
    /// Bytes of `incoming` that are known to hold no line end.
    private var searched = 0
    private var isAtEnd = false

    /// The longest line that is taken from the daemon, in bytes.
    private static let lineLimit = 64 * 1_024 * 1_024
    private static let chunk = 64 * 1_024

    /// - Throws: `cannotConnect` with what to do about it.
    package init(to path: SocketPath) throws(ClientError) {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Self.closeOnExec, 0)
        guard descriptor >= 0 else { throw ConnectionFailure.error(errno, path: path.text) }
        self.descriptor = descriptor
        var limit = timeval(tv_sec: Self.connectSeconds, tv_usec: 0)
        setsockopt(
            descriptor,
            SOL_SOCKET,
            SO_SNDTIMEO,
            &limit,
            socklen_t(MemoryLayout<timeval>.size)
        )
        let failure = Self.connect(descriptor, path.text)
        // What is thrown from here on ends in deinit, which closes the socket.
        guard failure == 0 else { throw ConnectionFailure.error(failure, path: path.text) }
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }

    deinit {
        close(descriptor)
    }

    /// Seconds that a daemon with a full queue of callers is waited for.
    private static let connectSeconds = 10
    private static let closeOnExec: Int32 = 0o2_000_000

    /// Bytes that wait to be sent.
    package var backlog: Int {
        outgoing.count - sent
    }

    /// Adds bytes to what will be sent.
    package func enqueue(_ bytes: some Sequence<UInt8>) {
        outgoing.append(contentsOf: bytes)
    }

    package func enqueue(_ text: String) {
        outgoing.append(contentsOf: text.utf8)
    }

    /// The next complete line without its end, if one has arrived.
    package func takeLine() -> ArraySlice<UInt8>? {
        let start = consumed
        let found = incoming.withUnsafeBytes { buffer -> Int? in
            guard searched < buffer.count, let base = buffer.baseAddress,
                let hit = memchr(base + searched, 0x0A, buffer.count - searched)
            else { return nil }
            return UnsafeRawPointer(hit) - base
        }
        guard let end = found else {
            searched = incoming.count
            return nil
        }
        consumed = end + 1
        searched = consumed
        let stop = end > start && incoming[end - 1] == 0x0D ? end - 1 : end
        return incoming[start..<stop]
    }

    /// Sends and receives what is possible; waits until something is, or `other` has input.
    ///
    /// - Parameters:
    ///   - other: a further descriptor to wait for, such as standard input.
    ///   - milliseconds: how long at most; for ever where it is negative.
    /// - Throws: `lost` when the daemon is gone and no line is left, `interrupted` on Ctrl-C.
    package func exchange(
        orInputAt other: Int32? = nil,
        milliseconds: Int32 = -1
    ) throws(ClientError) {
        let wanted = Int16(POLLIN) | (backlog > 0 ? Int16(POLLOUT) : 0)
        var waits = [pollfd(fd: descriptor, events: wanted, revents: 0)]
        if let other { waits.append(pollfd(fd: other, events: Int16(POLLIN), revents: 0)) }
        let ready = poll(&waits, nfds_t(waits.count), milliseconds)
        if ce_take_interrupt() { throw .interrupted }
        guard ready > 0 else { return }
        if waits[0].revents & Int16(POLLOUT) != 0 { try send() }
        if waits[0].revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 { try receive() }
    }

    /// Sends what the socket takes now, without waiting.
    package func send() throws(ClientError) {
        while backlog > 0 {
            let count = outgoing.withUnsafeBytes { buffer in
                Glibc.send(
                    descriptor,
                    buffer.baseAddress?.advanced(by: sent),
                    backlog,
                    Int32(MSG_NOSIGNAL)
                )
            }
            if count < 0 {
                if errno == EINTR { continue }
                // What the daemon said before it closed is still to be read.
                if errno != EAGAIN { dropBacklog() }
                break
            }
            sent += count
        }
        if sent == outgoing.count { dropBacklog() }
    }

    /// Whether the daemon has closed while nothing was asked of it.
    package var isClosed: Bool {
        if isAtEnd { return true }
        var byte: UInt8 = 0
        let count = recv(descriptor, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
        return count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)
    }

    private func dropBacklog() {
        outgoing.removeAll(keepingCapacity: true)
        sent = 0
    }

    private func receive() throws(ClientError) {
        guard !isAtEnd else { throw Self.lost }
        compact()
        guard incoming.count < Self.lineLimit else { throw Self.lineTooLong }
        let count = appendChunk(from: descriptor, to: &incoming, size: Self.chunk)
        if count == -Int(EAGAIN) { return }
        if count <= 0 {
            isAtEnd = true
            throw Self.lost
        }
    }

    private func compact() {
        guard consumed > 0 else { return }
        incoming.removeSubrange(0..<consumed)
        searched -= consumed
        consumed = 0
    }

    private static func connect(_ descriptor: Int32, _ path: String) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        while true {
            let outcome = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Glibc.connect(descriptor, $0, size)
                }
            }
            if outcome == 0 { return 0 }
            if errno != EINTR { return errno }
        }
    }

    private static let lost = ClientError.lost(
        Bilingual("the daemon closed the connection", "守护进程关闭了连接")
    )
    private static let lineTooLong = ClientError.lost(
        Bilingual("the daemon sent a line without an end", "守护进程发来的一行过长，没有换行")
    )
}
