import Daemon
import Support
import Testing

/// Replies that go straight to the socket and replies that wait for their client: one order, all
/// bytes, whoever reads how slowly.
@Suite(.serialized) struct OutletTests {
    /// A RESP request and its answer.
    private static func echo(_ length: Int, _ number: Int) -> (request: [UInt8], reply: String) {
        let text = "\(number)." + String(repeating: "abcdefghij", count: length / 10 + 1)
        return (.resp("ECHO", text), "$\(text.utf8.count)\r\n\(text)\r\n")
    }

    @Test("a reader that waits gets every byte in order through a socket that takes few at a time")
    func partial() throws {
        let daemon = try TestDaemon()
        let client = try daemon.client()
        #expect(try client.status("ping") == "+PONG")
        #expect(ServedSockets.shrinkSendBuffers(of: daemon) == 1)
        var generator = Generator(state: 20_261_122)
        var (requests, replies): ([UInt8], String) = ([], "")
        for number in 0..<60 {
            let length = number % 3 == 0 ? 10 : Int.random(in: 1...40_000, using: &generator)
            let (request, reply) = Self.echo(length, number)
            requests += request
            replies += reply
        }
        try client.send(requests)
        Pause.milliseconds(200)
        #expect(try client.bytes(replies.utf8.count) == replies)
        #expect(try client.status("ping") == "+PONG")
    }

    @Test("replies that wait and replies that need not come in the order of their requests")
    func mixed() throws {
        let daemon = try TestDaemon { $0.outputSoftBytes = 8 * 1_024 }
        let client = try daemon.client()
        #expect(try client.status("ping") == "+PONG")
        #expect(ServedSockets.shrinkSendBuffers(of: daemon) == 1)
        var generator = Generator(state: 7)
        var waiting = ""
        for round in 0..<400 {
            for number in 0..<Int.random(in: 1...6, using: &generator) {
                let length = Int.random(in: 0...2_000, using: &generator)
                let (request, reply) = Self.echo(length, round * 10 + number)
                try client.send(request)
                waiting += reply
            }
            // Now all, so that nothing waits for a while, now a part, so that something does.
            let isAll = waiting.utf8.count > 12_000 || round % 5 == 0
            let count = isAll ? waiting.utf8.count : Int.random(in: 0...1_000, using: &generator)
            let part = String(waiting.prefix(count))
            #expect(try client.bytes(part.utf8.count) == part)
            waiting.removeFirst(part.count)
        }
        #expect(try client.bytes(waiting.utf8.count) == waiting)
    }

    @Test("who has sent its end and reads slowly gets all replies before the connection's end")
    func halfClosed() throws {
        for soft in [1_024, 4_096, 64 * 1_024] {
            let daemon = try TestDaemon { $0.outputSoftBytes = soft }
            let client = try daemon.client()
            #expect(try client.status("ping") == "+PONG")
            #expect(ServedSockets.shrinkSendBuffers(of: daemon) == 1)
            let count = 4_000
            try client.send(String(repeating: "ping\n", count: count))
            client.shutDownWriting()
            let expected = String(repeating: "+PONG\n", count: count)
            #expect(try client.slowRest(500) == expected, "soft limit \(soft)")
        }
    }

    @Test("the last reply comes after all that waited for it, and then the end")
    func quit() throws {
        let daemon = try TestDaemon()
        let client = try daemon.client()
        #expect(try client.status("ping") == "+PONG")
        #expect(ServedSockets.shrinkSendBuffers(of: daemon) == 1)
        let (request, reply) = Self.echo(300_000, 1)
        try client.send(request + .resp("PING") + .resp("QUIT") + .resp("PING"))
        Pause.milliseconds(100)
        #expect(try client.slowRest(10_000) == reply + "+PONG\r\n+OK\r\n")
    }

    @Test("the end of the daemon waits until a slow reader has all replies")
    func stopped() throws {
        let daemon = try TestDaemon()
        let client = try daemon.client()
        let (request, reply) = Self.echo(20_000, 1)
        let count = 30
        #expect(try client.status("ping") == "+PONG")
        #expect(ServedSockets.shrinkSendBuffers(of: daemon) == 1)
        for _ in 0..<count { try client.send(request) }
        Pause.milliseconds(200)
        daemon.daemon?.stop()
        #expect(try client.slowRest(10_000) == String(repeating: reply, count: count))
    }

    @Test("a reply that waits for the disk goes to nobody else when its client is gone")
    func gone() throws {
        let daemon = try TestDaemon()
        for round in 0..<200 {
            let leaving = try daemon.client()
            try leaving.send(TestDaemon.unit("u\(round)") + "\n")
            leaving.end()
            // Has the descriptor's number, very likely, before that reply is there.
            let next = try daemon.client()
            #expect(try next.status("ping") == "+PONG")
            let answer = try next.status("unit show u\(round)")
            #expect(answer.hasPrefix("+OK") || answer.hasPrefix("-NOENT"), "\(answer)")
        }
    }

    @Test("clients that leave while replies wait for them harm nobody")
    func leaving() throws {
        let daemon = try TestDaemon()
        let other = try daemon.client()
        for _ in 0..<50 {
            let client = try daemon.client()
            let (request, _) = Self.echo(400_000, 1)
            try client.send(request + request + .resp("PING"))
            client.end()
            #expect(try other.status("ping") == "+PONG")
        }
    }
}
