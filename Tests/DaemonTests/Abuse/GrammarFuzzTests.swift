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
            let place = "seed \(Fuzzing.seed), round \(round): \(words)"
            count += 1
            let status: String
            do {
                status =
                    switch Self.command(words) {
                    case "idle": try Self.idle(words, client, beside: daemon.client())
                    case "subscribe": try Self.subscribe(words, client)
                    default: try Self.ask(words, isRESP: round % 3 == 0, client)
                    }
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
            // Words that no longer begin a native line: the framing is lost, and it ends.
            guard !status.hasPrefix("-PROTO"), !status.hasPrefix("-TOOBIG") else {
                client = try daemon.client()
                return
            }
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

    /// The command that the words name; nil where none does.
    private static func command(_ words: [String]) -> String? {
        let arguments = words.map { Argument(text: $0) }
        guard !arguments.isEmpty else { return nil }
        let found = try? Catalogue.interpreter.table.lookUp(arguments)
        return found?.entry.spec.name(in: .english)
    }

    /// Waits for an event until another connection cancels it, if it still waits then.
    private static func idle(
        _ words: [String],
        _ client: TestClient,
        beside other: TestClient
    ) throws -> String {
        try client.send("hello\n")
        let fields = try client.reply().first { $0.hasPrefix("=") }?.split(separator: "\t") ?? []
        try client.send(words.map(NativeText.word).joined(separator: " ") + "\n")
        let cancelled = try other.status("cancel \(fields.count > 3 ? fields[3] : "")")
        #expect(cancelled.hasPrefix("+OK"), "\(cancelled)")
        return try client.reply().last ?? ""
    }

    /// Subscribes in native lines, where events stand between replies, and ends it.
    private static func subscribe(_ words: [String], _ client: TestClient) throws -> String {
        let status = try client.status(words.map(NativeText.word).joined(separator: " "))
        let ended = try client.status("unsubscribe")
        #expect(ended.hasPrefix("+OK"), "\(ended)")
        return status
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
