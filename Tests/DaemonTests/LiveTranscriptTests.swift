import Support
import Testing

/// Conversations that need a connection: sessions, transactions, events.
@Suite("transcripts, on a socket")
struct LiveTranscriptTests {
    @Test("each answers as recorded", arguments: try Transcript.all().filter(\.isLive))
    func transcript(_ transcript: Transcript) throws {
        let daemon = try TestDaemon()
        let client = try daemon.client()
        var seen: [[String]] = []
        for exchange in transcript.exchanges {
            try client.send(exchange.request + "\n")
            seen.append(try client.reply())
        }
        if Transcript.isRecording {
            try transcript.record(seen)
            return
        }
        for (exchange, lines) in zip(transcript.exchanges, seen) {
            #expect(
                lines == exchange.replies,
                "\(transcript.name):\(exchange.line) \(exchange.request)"
            )
        }
    }
}
