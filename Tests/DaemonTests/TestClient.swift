import Glibc
import Support

/// A client of the tests: a blocking socket whose reads end after some seconds.
final class TestClient {
    /// Why a test's client has nothing to give.
    enum Failure: Error {
        case notConnected(Int32)
        case ended(String)
        case timedOut(String)
    }

    /// The daemon, which lives as long as its client.
    var daemon: TestDaemon?
    private var socket: Int32
    private var buffer: [UInt8] = []

    /// Connects.
    init(_ path: String, timeoutSeconds: Int = 10) throws {
        let type = Int32(SOCK_STREAM.rawValue)
        socket = Glibc.socket(AF_UNIX, type, 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(socket, pointer, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        // deinit closes the socket; a second close would hit whoever has its number by then.
        guard result == 0 else { throw Failure.notConnected(errno) }
        var time = timeval(tv_sec: timeoutSeconds, tv_usec: 0)
        let length = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, length)
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, length)
    }

    deinit {
        end()
    }

    /// Closes the connection.
    func end() {
        guard socket >= 0 else { return }
        close(socket)
        socket = -1
    }

    /// Sends a text whole.
    func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    /// Sends bytes, all of them.
    func send(_ all: [UInt8]) throws {
        var bytes = all[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure.ended(String(cString: strerror(errno))) }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Sends a text over and over until the daemon takes no more, or that many bytes.
    func sendWhatFits(_ text: [UInt8], atMost limit: Int) {
        var sent = 0
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        var patience = 20
        while sent < limit, patience > 0 {
            let rest = text[(sent % text.count)...]
            let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, flags) }
            if count > 0 {
                sent += count
            } else {
                patience -= 1
                Pause.milliseconds(5)
            }
        }
    }

    /// Sends one RESP request and gives the first line of its answer.
    func resp(_ words: String...) throws -> String {
        try resp(words)
    }

    /// Sends one RESP request and gives the first line of its answer.
    func resp(_ words: [String]) throws -> String {
        let bulks = words.map { "$\($0.utf8.count)\r\n\($0)\r\n" }
        try send("*\(words.count)\r\n" + bulks.joined())
        return try line()
    }

    /// Sends one RESP request and gives the first line of its answer, which is read whole.
    ///
    /// The answer's end is told by the one to an echo behind it; not within MULTI.
    func answer(_ words: [String]) throws -> String {
        let end = "(end of the answer)"
        try send(.resp(words) + .resp("ECHO", end))
        let first = try line()
        var last = first
        while last != end { last = try line() }
        return first
    }

    /// Sends its end; it still reads.
    func shutDownWriting() {
        shutdown(socket, Int32(SHUT_WR))
    }

    /// The next line without its end.
    func line() throws -> String {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                let line = String(decoding: buffer[..<end], as: UTF8.self)
                buffer.removeSubrange(...end)
                return line.last == "\r" ? String(line.dropLast()) : line
            }
            guard try receive() else {
                throw Failure.ended(String(decoding: buffer, as: UTF8.self))
            }
        }
    }

    /// The next native reply: its data lines and its status line.
    func reply() throws -> [String] {
        var lines: [String] = []
        while true {
            let line = try line()
            lines.append(line)
            if line.hasPrefix("+") || line.hasPrefix("-") { return lines }
        }
    }

    /// Sends one native statement and gives the status line.
    func status(_ statement: String) throws -> String {
        try send(statement + "\n")
        return try reply().last ?? ""
    }

    /// That many bytes.
    func bytes(_ count: Int) throws -> String {
        while buffer.count < count {
            guard try receive() else {
                throw Failure.ended(String(decoding: buffer, as: UTF8.self))
            }
        }
        let text = String(decoding: buffer[..<count], as: UTF8.self)
        buffer.removeSubrange(..<count)
        return text
    }

    /// Everything up to the daemon's end.
    func rest() throws -> String {
        while try receive() {}
        defer { buffer = [] }
        return String(decoding: buffer, as: UTF8.self)
    }

    /// How many bytes come, of that many, before the daemon's end.
    func taken(_ count: Int) throws -> Int {
        while buffer.count < count, try receive() {}
        defer { buffer = [] }
        return buffer.count
    }

    /// Everything up to the daemon's end, read so many bytes at a time with a pause between.
    func slowRest(_ count: Int) throws -> String {
        while try receive(atMost: count) { Pause.milliseconds(1) }
        defer { buffer = [] }
        return String(decoding: buffer, as: UTF8.self)
    }

    /// The next line, which is there already.
    func lineAtOnce() throws -> String {
        if !buffer.contains(0x0A) { _ = try receive(flags: Int32(MSG_DONTWAIT)) }
        guard buffer.contains(0x0A) else { throw Failure.timedOut("nothing is there") }
        return try line()
    }

    private func receive(flags: Int32 = 0, atMost limit: Int = 64 * 1_024) throws -> Bool {
        var chunk = [UInt8](repeating: 0, count: limit)
        let count = recv(socket, &chunk, chunk.count, flags)
        if count < 0, errno == EAGAIN {
            throw Failure.timedOut(String(decoding: buffer, as: UTF8.self))
        }
        guard count > 0 else { return false }
        buffer.append(contentsOf: chunk[..<count])
        return true
    }
}
