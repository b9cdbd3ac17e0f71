import Support
import Testing

/// Clients that ask too much, take too little, or are too many; the heavier ones are in
/// scripts/load.
@Suite(.serialized) struct PressureTests {
    /// Long enough a request that its answers are many times it.
    private static let asking = [UInt8](String(repeating: "help\n", count: 200).utf8)

    @Test("clients that ask and never read cost a bounded amount, and slow nobody")
    func slowReaders() throws {
        let daemon = try SpawnedDaemon()
        let other = try daemon.client()
        let before = daemon.residentBytes
        let slow = try (0..<20).map { _ in try daemon.client() }
        for client in slow { client.sendWhatFits(Self.asking, atMost: 8 * 1_024 * 1_024) }
        let began = ContinuousClock.now
        for _ in 0..<100 { #expect(try other.status("ping") == "+PONG") }
        #expect(ContinuousClock.now - began < .seconds(5))
        // What waits for one: the soft limit, one answer past it, and what was read of it.
        let bound = slow.count * 2 * 1_024 * 1_024 + Checker.memoryBytes
        #expect(daemon.residentBytes - before < bound)
        try other.send("info section=clients\n")
        let waiting = try other.reply().first { $0.contains("waiting_reply_bytes") } ?? ""
        let bytes = waiting.split(separator: "\t").dropFirst(2).first.flatMap { Int($0) } ?? 0
        #expect((1...slow.count * 2 * 1_024 * 1_024).contains(bytes), "\(waiting)")
    }

    @Test("1,100 connections: 1,024 are served, the others told or closed, and an admin gets in")
    func manyConnections() throws {
        let daemon = try SpawnedDaemon()
        let checker = try Checker(daemon)
        do {
            let clients = try (0..<1_100).map { _ in try daemon.client() }
            var (served, told, closed) = (0, 0, 0)
            for client in clients {
                do {
                    let status = try client.status("ping")
                    if status == "+PONG" { served += 1 }
                    if status.hasPrefix("-LIMIT") { told += 1 }
                } catch {
                    closed += 1
                }
            }
            // One of the 1,024 is the checker's own.
            #expect(served == 1_023, "\(served) served, \(told) told, \(closed) closed")
            #expect(told > 0 && told <= 64 + 16)
            #expect(served + told + closed == 1_100)
        }
        try checker.verify("1,100 connections", memoryBytes: 48 * 1_024 * 1_024)
    }

    @Test("a client that pipelines without end gets its share of a turn, and no more")
    func fairness() throws {
        let daemon = try SpawnedDaemon()
        let greedy = try daemon.client()
        let other = try daemon.client()
        let checker = try Checker(daemon, beside: 2)
        let statements = [UInt8](String(repeating: "ping\n", count: 50_000).utf8)
        var slowest = Duration.zero
        for _ in 0..<4 {
            greedy.sendWhatFits(statements, atMost: statements.count)
            for _ in 0..<20 {
                let began = ContinuousClock.now
                #expect(try other.status("ping") == "+PONG")
                slowest = max(slowest, ContinuousClock.now - began)
            }
        }
        #expect(slowest < .milliseconds(500), "\(slowest)")
        try checker.verify("a greedy client")
    }

    @Test("several clients that pipeline slow statements leave the others their turn")
    func severalGreedy() throws {
        let daemon = try SpawnedDaemon()
        let other = try daemon.client()
        for number in 0..<200 { _ = try other.status("unit add u\(number) name=校 kind=primary") }
        let greedy = try (0..<5).map { _ in try daemon.client() }
        let statements = [UInt8](String(repeating: "unit list\n", count: 100).utf8)
        for client in greedy { try client.send(statements) }
        var slowest = Duration.zero
        for _ in 0..<100 {
            let began = ContinuousClock.now
            #expect(try other.status("ping") == "+PONG")
            slowest = max(slowest, ContinuousClock.now - began)
        }
        // Without turns the last ping would wait for all 500 lists: seconds.
        #expect(slowest < .milliseconds(800), "\(slowest)")
    }

    @Test("announced lengths cost nothing: 100 clients with 1 MiB to come, and nothing comes")
    func announced() throws {
        let daemon = try SpawnedDaemon()
        let checker = try Checker(daemon)
        do {
            let clients = try (0..<100).map { _ in try daemon.client() }
            for client in clients { try client.send("*1024\r\n$1048576\r\nx") }
            Pause.milliseconds(200)
        }
        try checker.verify("announced lengths")
    }
}
