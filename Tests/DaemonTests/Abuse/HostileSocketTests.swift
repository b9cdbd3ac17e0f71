import Support
import Testing

/// Rows 1 to 47 of attack-plan.md 5.1, over the socket of a daemon in its own process.
@Suite(.serialized) struct HostileSocketTests {
    /// How the bytes reach the daemon.
    enum Way: String, CaseIterable {
        case whole
        case byteByByte
        case glued
        case halfClosed
        case hardClosed
    }

    private static let rows = HostileInput.native + HostileInput.resp

    @Test("each row is answered as it says, and nothing is lost by it", arguments: Way.allCases)
    func rows(way: Way) throws {
        let daemon = try SpawnedDaemon()
        // What caches and allocators keep once, they keep before the count begins.
        for input in Self.rows { try? send(input, way, daemon) }
        let checker = try Checker(daemon)
        for input in Self.rows {
            do {
                try send(input, way, daemon)
            } catch {
                Issue.record("\(way.rawValue), \(input): \(error)")
            }
        }
        try checker.verify(way.rawValue)
    }

    @Test("10,000 connections that end at once cost nothing that stays")
    func churn() throws {
        let daemon = try SpawnedDaemon()
        for _ in 0..<200 { _ = try daemon.client() }
        let checker = try Checker(daemon)
        for _ in 0..<10_000 { _ = try daemon.client() }
        try checker.verify("churn")
        let lines = daemon.log.split(separator: "\n").count
        #expect(lines <= 20, "\(lines) lines of log")
    }

    @Test("one process's bad requests are logged five times a minute")
    func logRate() throws {
        let daemon = try SpawnedDaemon()
        let checker = try Checker(daemon)
        for _ in 0..<500 {
            let client = try daemon.client()
            try client.send([0x16, 0x03, 0x01])
            _ = try client.rest()
        }
        let lines = daemon.log.split(separator: "\n").filter { $0.contains("broken") }
        #expect(lines.count == 5)
        try checker.verify("500 TLS hellos")
    }

    private func send(_ input: HostileInput, _ way: Way, _ daemon: SpawnedDaemon) throws {
        let client = try daemon.client(timeoutSeconds: 5)
        // What is not complete is told when the client sends its end.
        let outcome = input.outcome
        switch way {
        case .whole:
            try client.send(input.bytes)
            if !input.isIncomplete { try finish(client, input.isBroken) }
            try compare(client, input, outcome, isEnded: input.isIncomplete)
        case .byteByByte:
            guard input.bytes.count <= 256 else { return }
            // The daemon may have closed before the last byte.
            for byte in input.bytes { try? client.send([byte]) }
            if !input.isIncomplete { try finish(client, input.isBroken) }
            try compare(client, input, outcome, isEnded: input.isIncomplete)
        case .glued:
            try client.send(.utf8("ping\n") + .resp("PING") + input.bytes)
            if !input.isIncomplete { try finish(client, input.isBroken) }
            try compare(client, input, ["N(ping)", "ping"] + outcome, isEnded: input.isIncomplete)
        case .halfClosed:
            try client.send(input.bytes)
            client.shutDownWriting()
            try compare(client, input, input.outcome, isEnded: true)
        case .hardClosed:
            try client.send(input.bytes)
        }
    }

    /// Shows that a connection is kept, or waits for its end.
    private func finish(_ client: TestClient, _ isBroken: Bool) throws {
        guard !isBroken else { return }
        try client.send("@last ping\n")
        client.shutDownWriting()
    }

    private func compare(
        _ client: TestClient,
        _ input: HostileInput,
        _ outcome: [String],
        isEnded: Bool
    ) throws {
        if isEnded { client.shutDownWriting() }
        let isKept = !input.isBroken && !isEnded
        let answer = try client.rest()
        var received = answer[...]
        try ExpectedReply.take(outcome + (isKept ? ["N(ping)"] : []), from: &received)
        if isKept, !answer.hasSuffix("+PONG tag=last\n") {
            throw ExpectedReply.Mismatch(expected: "+PONG tag=last", answer: answer)
        }
        guard received.isEmpty else {
            throw ExpectedReply.Mismatch(expected: "nothing more", answer: String(received))
        }
    }
}
