import Client
import Testing

/// Reading what the daemon sends.
@Suite struct ReplyLineTests {
    private func read(_ text: String) throws -> ReplyLine {
        try ReplyLine(ArraySlice(Array(text.utf8)))
    }

    @Test("a head gives each column its kind, and an unknown type is a unit")
    func head() throws {
        let expected: [Column] = [
            Column(name: "id", kind: .text), Column(name: "name", kind: .text),
            Column(name: "age", kind: .figure), Column(name: "rate", kind: .percent),
            Column(name: "kind", kind: .word), Column(name: "ok", kind: .flag),
        ]
        #expect(
            try read(":id:id\tname\tage:years\trate:percent\tkind:word\tok:flag")
                == .head(expected)
        )
    }

    @Test("a row keeps no value apart from an empty text")
    func row() throws {
        #expect(try read("=T001\t\t\\N\t张敏") == .row(["T001", "", nil, "张敏"]))
        #expect(try read("=") == .row([""]))
    }

    @Test("every escape is put back and an unknown one stays")
    func escapes() throws {
        #expect(try read(#"=a\tb\nc\rd\\N\u{1B}e"#) == .row(["a\tb\nc\rd\\N\u{1B}e"]))
        #expect(try read(#"=\q\u{110000}\u{"#) == .row([#"\q\u{110000}\u{"#]))
    }

    @Test("text, notes and events are told by their first byte")
    func others() throws {
        #expect(try read("|a b") == .text("a b"))
        #expect(try read("~注意") == .note("注意"))
        #expect(try read(">change\tT001") == .push("change\tT001"))
    }

    @Test("a status has its word, its pairs and its message")
    func status() throws {
        let line = #"-NOENT tag=L12 arg=1 pos=11 hint=did\u{20}you :no teacher T999: none"#
        guard case .status(let status) = try read(line) else {
            Issue.record("no status")
            return
        }
        #expect(status.isRefusal && status.word == "NOENT")
        #expect(status.position == 11)
        #expect(status["hint"] == "did you")
        #expect(status.message == "no teacher T999: none")
        #expect(status.exitStatus == .refused)
    }

    @Test("a message may be set off by a space")
    func spacedMessage() throws {
        guard case .status(let status) = try read("-BUSY : later") else {
            Issue.record("no status")
            return
        }
        #expect(status.message == "later" && status.exitStatus == .unavailable)
    }

    @Test("what is not the protocol is refused")
    func foreign() {
        #expect(throws: ClientError.self) { try read("HTTP/1.1 400 Bad Request") }
        #expect(throws: ClientError.self) { try read("") }
    }
}
