import Support
import Testing

@Suite("transcripts, in process")
struct TranscriptTests {
    @Test("each answers as recorded", arguments: try Transcript.all().filter { !$0.isLive })
    func transcript(_ transcript: Transcript) throws {
        let fixture = try transcript.isOnEmptyStore ? [] : Repository.fixture()
        let process = try InProcess(after: fixture)
        #expect(
            process.sequence == fixture.count,
            "each statement of the fixture changes something"
        )
        let numbers = TranscriptNumbers(fixture: fixture)
        let seen = transcript.exchanges.map {
            numbers.reply(process.lines(of: numbers.request($0.request)))
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
