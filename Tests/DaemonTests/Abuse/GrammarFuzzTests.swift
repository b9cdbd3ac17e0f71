import Commands
import Grammar
import Support
import Testing

/// Random statements from the table of commands, right ones and wrong ones, against a daemon.
@Suite(.serialized) struct GrammarFuzzTests {
    @Test("the daemon answers every statement, keeps its state at each refusal, and lives")
    func statements() throws {
        let daemon = try SpawnedDaemon()
        var client = try daemon.client()
        for line in try Repository.fixture() where !line.isEmpty { _ = try client.status(line) }
        var maker = StatementMaker(seed: Fuzzing.seed)
        var sequence = try Self.sequence(client)
        var refused = 0
        var count = 0
        try Fuzzing.rounds(3_000) { round in
            let words = maker.statement()
            guard !Self.waits(words) else { return }
            let place = "seed \(Fuzzing.seed), round \(round): \(words)"
            count += 1
            let status: String
            do {
                status = try Self.ask(words, isRESP: round % 3 == 0, client)
            } catch {
                try #require(daemon.isRunning, "\(place): it died: \(daemon.log)")
                // A statement that ends the connection: quit, or a broken framing.
                client = try daemon.client()
                return
            }
            #expect(!status.hasPrefix("-INTERNAL"), "\(place)")
            guard status.hasPrefix("-") else {
                sequence = -1
                return
            }
            refused += 1
            // The sequence is asked for only now and then; it costs a round trip.
            guard round % 16 == 0 else {
                return
            }
            let before = sequence
            sequence = try Self.sequence(client)
            if before >= 0 { #expect(sequence == before, "\(place): a refusal changed the state") }
        }
        #expect(refused > count / 20 && refused < count, "\(refused) of \(count) refused")
        #expect(try daemon.client().status("ping") == "+PONG")
    }

    /// Whether the statement waits for an event, for up to an hour: that is its work.
    private static func waits(_ words: [String]) -> Bool {
        let arguments = words.map { Argument(text: $0) }
        guard !arguments.isEmpty else { return false }
        let found = try? Catalogue.interpreter.table.lookUp(arguments)
        return found?.entry.spec.name(in: .english) == "idle"
    }

    private static func ask(
        _ words: [String],
        isRESP: Bool,
        _ client: TestClient
    ) throws -> String {
        guard isRESP else {
            return try client.status(words.map(NativeText.word).joined(separator: " "))
        }
        return try client.answer(words)
    }

    private static func sequence(_ client: TestClient) throws -> Int {
        try client.send("rollback\ninfo section=store\n")
        _ = try client.reply()
        let line = try client.reply().first { $0.hasPrefix("=store\tseq\t") } ?? ""
        return line.split(separator: "\t").dropFirst(2).first.flatMap { Int($0) } ?? -1
    }
}
