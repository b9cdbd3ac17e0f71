import Daemon
import Domain
import Support
import Testing

/// The recorded conversations, each with a daemon of its own over a socket.
@Suite("transcripts, over the socket")
struct LiveTranscriptTests {
    /// The one whose answers differ from daemon to daemon; that they come is what counts.
    private static let varying = "session/own.session"

    /// With 0 every list is made on another thread.
    @Test(
        "each answers as recorded, on the loop and aside",
        arguments: try Transcript.all().filter { !$0.isInProcess },
        [Limits.standard.objectsPerTurn, 0]
    )
    func transcript(_ transcript: Transcript, objectsPerTurn: Int) throws {
        let daemon = try TestDaemon(configure: { configuration in
            configuration.limits.objectsPerTurn = objectsPerTurn
            configuration.schemes = Repository.schemes
            // 2024-11-01, as in process.
            configuration.today = Day(daysSinceEpoch: 20_028)
        })
        let client = try daemon.client()
        _ = try client.status("hello lang=en")
        let fixture = try transcript.isOnEmptyStore ? [] : Repository.fixture()
        for line in fixture {
            let status = try client.status(line)
            #expect(status.hasPrefix("+OK"), "\(line): \(status)")
        }
        let numbers = TranscriptNumbers(fixture: fixture)
        var seen: [[String]] = []
        for exchange in transcript.exchanges {
            try client.send(numbers.request(exchange.request) + "\n")
            seen.append(numbers.reply(try client.reply().map(Transcript.normal)))
        }
        if Transcript.isRecording {
            let isFirst = objectsPerTurn > 0
            if isFirst, transcript.isLive, transcript.name != Self.varying {
                try transcript.record(seen)
            }
            return
        }
        for (exchange, lines) in zip(transcript.exchanges, seen) {
            if transcript.name == Self.varying {
                #expect(lines.last?.hasPrefix("+") == true, "\(lines)")
                continue
            }
            let place = "\(transcript.name):\(exchange.line) \(exchange.request)"
            #expect(lines.map(Self.stable) == exchange.replies.map(Self.stable), "\(place)")
        }
    }

    /// A line without what differs from daemon to daemon: ids of sessions, times, users, digests,
    /// memory.
    private static func stable(_ line: String) -> String {
        // A history's line has who did it after the time, which is left out already.
        if line.hasPrefix("={"), line.contains("\t…\t") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            return (cells[..<2] + cells[3...]).joined(separator: "\t")
        }
        // The greeting tells the sequence, which grows with the sample school.
        return line.hasPrefix("=shixun\t")
            ? "=shixun"
            : line.split(separator: " ", omittingEmptySubsequences: false)
                .map { $0.hasPrefix("digest=") ? "digest=…" : String($0) }.joined(separator: " ")
    }
}
