import Client
import Foundation
import Glibc
import Testing

/// A daemon of one connection for tests: each line is answered by a function.
final class StubDaemon: Sendable {
    let path: String
    private let listener: Int32

    /// Answers each request, which is told without its tag, with the lines of a reply.
    ///
    /// It hangs up instead of answering `last`.
    init(
        until last: String? = nil,
        _ answer: @escaping @Sendable (_ tag: String, _ statement: String) -> [String]
    ) throws {
        path = NSTemporaryDirectory() + "stub-\(UUID().uuidString.prefix(8)).sock"
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0 && listen(listener, 4) == 0)
        let descriptor = listener
        Thread.detachNewThread { Self.serve(descriptor, until: last, answer) }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
        unlink(path)
    }

    private static func serve(
        _ listener: Int32,
        until last: String?,
        _ answer: @Sendable (String, String) -> [String]
    ) {
        let caller = accept(listener, nil, nil)
        guard caller >= 0 else { return }
        var pending: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(caller, &chunk, chunk.count), count > 0 {
            pending.append(contentsOf: chunk.prefix(count))
            var replies = ""
            while let end = pending.firstIndex(of: 0x0A) {
                let line = String(decoding: pending[..<end], as: UTF8.self)
                if let last, line.hasSuffix(last) {
                    send(Array(replies.utf8), to: caller)
                    // Nobody is there for a second call.
                    shutdown(listener, Int32(SHUT_RDWR))
                    close(caller)
                    return
                }
                replies += reply(to: line, answer)
                pending.removeSubrange(...end)
            }
            send(Array(replies.utf8), to: caller)
        }
        close(caller)
    }

    private static func send(_ bytes: [UInt8], to caller: Int32) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(caller, $0.baseAddress?.advanced(by: sent), bytes.count - sent)
            }
            if count <= 0 { return }
            sent += count
        }
    }

    private static func reply(
        to line: String,
        _ answer: @Sendable (String, String) -> [String]
    ) -> String {
        var tag = ""
        var statement = line
        if line.hasPrefix("@"), let space = line.firstIndex(of: " ") {
            tag = String(line[line.index(after: line.startIndex)..<space])
            statement = String(line[line.index(after: space)...])
        }
        // Keys differ from run to run.
        let words = statement.split(separator: " ", maxSplits: 2)
        var hidden = 0
        if words.count == 3, words[0] == "idem" {
            hidden = statement.utf8.count - words[2].utf8.count
            statement = String(words[2])
        }
        return answer(tag, statement).map { line in
            // Positions count in the line that was sent.
            line.replacing(#/ pos=([0-9]+)/#) { " pos=\(hidden + (Int($0.1) ?? 0))" } + "\n"
        }.joined()
    }
}

/// Requests as they arrived, in order.
final class Log: Sendable {
    private let lock = NSLock()
    // Only touched with the lock held.
    nonisolated(unsafe) private var entries: [String] = []

    func add(_ entry: String) {
        lock.withLock { entries.append(entry) }
    }

    var all: [String] {
        lock.withLock { entries }
    }
}
