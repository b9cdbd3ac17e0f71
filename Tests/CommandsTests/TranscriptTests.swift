import Support
import Testing

@Suite("transcripts, in process")
struct TranscriptTests {
    @Test("each answers as recorded", arguments: try Transcript.all().filter { !$0.isLive })
    func transcript(_ transcript: Transcript) throws {
        let process = try InProcess.fixture()
        let seen = transcript.exchanges.map { process.lines(of: $0.request) }
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
