import Testing

/// The two dialects on one live connection.
@Suite(.serialized) struct DialectTests {
    @Test("ping is answered in each dialect, alternating a thousand times")
    func alternating() throws {
        let client = try TestDaemon().client()
        var sent = ""
        var expected = ""
        for round in 0..<1_000 {
            sent += "ping\n*1\r\n$4\r\nPING\r\n@t\(round) PING\r\n*2\r\n$4\r\nping\r\n$2\r\nhi\r\n"
            expected += "+PONG\n+PONG\r\n+PONG tag=t\(round)\r\n$2\r\nhi\r\n"
        }
        try client.send(sent)
        #expect(try client.bytes(expected.utf8.count) == expected)
    }

    @Test("a version of RESP is kept by the connection, and an unknown one refused")
    func versions() throws {
        let client = try TestDaemon().client()
        try client.send("*2\r\n$5\r\nHELLO\r\n$1\r\n3\r\n")
        #expect(try client.line() == "%7")
        for _ in 0..<25 { _ = try client.line() }
        try client.send("*2\r\n$5\r\nHELLO\r\n$1\r\n4\r\n")
        #expect(try client.line().hasPrefix("-NOPROTO "))
        try client.send("*2\r\n$4\r\nECHO\r\n$3\r\na b\r\n")
        #expect(try client.bytes(9) == "$3\r\na b\r\n")
    }

    @Test("Redis's own commands are unknown in the words that its clients know")
    func unknown() throws {
        let client = try TestDaemon().client()
        try client.send("*2\r\n$3\r\nGET\r\n$1\r\nx\r\n*2\r\n$6\r\nSELECT\r\n$1\r\n1\r\n")
        #expect(try client.line().hasPrefix("-ERR unknown command 'GET'"))
        #expect(try client.line() == "-ERR DB index is out of range")
    }

    @Test("a client that has sent its end gets its replies, and then the end")
    func halfClose() throws {
        let client = try TestDaemon().client()
        try client.send(TestDaemon.unit("a") + "\n@x ping\nunfini")
        client.shutDownWriting()
        let lines = try client.rest().split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix("+OK id=a rev=1 seq=1"))
        #expect(lines[1] == "+PONG tag=x")
        #expect(lines[2].hasPrefix("-PROTO at=eof"))
    }

    @Test("what follows quit is not carried out")
    func quit() throws {
        let daemon = try TestDaemon()
        let client = try daemon.client()
        try client.send("quit\n\(TestDaemon.unit("a"))\n")
        #expect(try client.rest() == "+BYE\n")
        #expect(try daemon.client().status("unit show a").hasPrefix("-NOENT"))
    }

    @Test("a broken framing is told and ends the connection")
    func broken() throws {
        let client = try TestDaemon().client()
        try client.send("ping\nGET / HTTP/1.1\r\nHost: x\r\n")
        #expect(try client.line() == "+PONG")
        #expect(try client.line().hasPrefix("-PROTO "))
        #expect(try client.rest() == "")
    }

    @Test("MULTI applies all or nothing")
    func multi() throws {
        let daemon = try TestDaemon()
        let client = try daemon.client()
        try client.send("*1\r\n$5\r\nMULTI\r\n")
        #expect(try client.line() == "+OK")
        #expect(try client.status(TestDaemon.unit("a")) == "+QUEUED")
        #expect(try client.status("unit show missing") == "+QUEUED")
        try client.send("*1\r\n$4\r\nEXEC\r\n")
        #expect(try client.line().hasPrefix("-EXECABORT at=2 NOENT "))
        #expect(try client.status("unit show a").hasPrefix("-NOENT"))
        try client.send("*1\r\n$5\r\nMULTI\r\n")
        #expect(try client.line() == "+OK")
        #expect(try client.status(TestDaemon.unit("a")) == "+QUEUED")
        #expect(try client.status("ping") == "+QUEUED")
        try client.send("*1\r\n$4\r\nEXEC\r\n")
        #expect(try client.line() == "*2")
        while try client.line() != "+PONG" {}
        #expect(try client.status("unit show a").hasPrefix("+OK"))
    }
}
