import Grammar
import Testing

@testable import Wire

@Suite("RESP replies")
struct RESPEncoderTests {
    private let encoder = RESPEncoder()

    /// The reply with its line ends shown as `~`.
    private func encode(
        _ reply: Reply,
        sequence: Int? = nil,
        language: Language = .english,
        _ version: RESPVersion
    ) -> String {
        let output = OutputBuffer()
        encoder.encode(
            reply,
            sequence: sequence,
            language: language,
            into: output,
            version: version
        )
        return shown(output)
    }

    private func encode(_ refusal: Refusal, language: Language = .english) -> String {
        let output = OutputBuffer()
        encoder.encode(refusal, language: language, into: output)
        return shown(output)
    }

    private func shown(_ output: OutputBuffer) -> String {
        var result = ""
        for scalar in output.contents.unicodeScalars where scalar != "\n" {
            result.unicodeScalars.append(scalar == "\r" ? "~" : scalar)
        }
        return result
    }

    @Test("a list is a map of rows, next, seq and notes")
    func list() {
        #expect(
            encode(SampleReplies.list(), sequence: 1_187, .three)
                == "%4~$4~rows~*2~%3~$2~id~$4~T001~$4~name~$6~张敏~$3~age~:36~"
                + "%3~$2~id~$4~T014~$4~name~$6~王磊~$3~age~:25~"
                + "$4~next~_~$3~seq~:1187~$5~notes~*0~"
        )
        #expect(
            encode(SampleReplies.list(next: "c=1"), .two)
                == "*8~$4~rows~*2~*6~$2~id~$4~T001~$4~name~$6~张敏~$3~age~:36~"
                + "*6~$2~id~$4~T014~$4~name~$6~王磊~$3~age~:25~"
                + "$4~next~$3~c=1~$3~seq~$-1~$5~notes~*0~"
        )
    }

    @Test("reasons and meta of a list come after its notes")
    func reasons() {
        var reply = SampleReplies.uneven(cells: 3)
        reply.reasons = [Bilingual("why", "依据")]
        reply.notes = [Bilingual("n", "注")]
        reply.meta = [.init("total", 3)]
        #expect(
            encode(reply, language: .chinese, .three)
                == "%6~$4~rows~*1~%3~$2~id~:0~$4~name~:1~$3~age~:2~$4~next~_~$3~seq~_~"
                + "$5~notes~*1~$3~注~$7~reasons~*1~$6~依据~$5~total~:3~"
        )
    }

    @Test("a record is a map of its fields, of every kind")
    func record() {
        #expect(
            encode(SampleReplies.record(), .three)
                == "%8~$4~text~$3~a\tb~$5~count~:-7~$5~marks~$6~3541.5~$5~share~$5~87.50~"
                + "$3~day~$10~2024-09-01~$3~yes~#t~$2~no~#f~$3~gap~_~"
        )
        #expect(
            encode(SampleReplies.record(), .two)
                == "*16~$4~text~$3~a\tb~$5~count~:-7~$5~marks~$6~3541.5~$5~share~$5~87.50~"
                + "$3~day~$10~2024-09-01~$3~yes~:1~$2~no~:0~$3~gap~$-1~"
        )
    }

    @Test("what the status says of a record follows its fields, unless a field has the name")
    func recordMeta() {
        let meta: [Reply.Meta] = [.init("rev", 4), .init("count", 9)]
        var reply = SampleReplies.record(meta: meta)
        reply.reasons = [Bilingual("why", "依据")]
        let text = encode(reply, sequence: 5, .three)
        #expect(text.hasPrefix("%11~"))
        #expect(text.hasSuffix("$3~gap~_~$3~rev~:4~$3~seq~:5~$7~reasons~*1~$3~why~"))
    }

    @Test("a status alone is a simple string, with meta a map")
    func status() {
        for version in RESPVersion.allCases {
            #expect(encode(Reply(), sequence: 4, version) == "+OK~")
            #expect(encode(Reply(status: .pong), version) == "+PONG~")
            #expect(encode(Reply(status: .queued), version) == "+QUEUED~")
            #expect(encode(Reply(status: .bye), version) == "+OK~")
        }
        let mutation = Reply(meta: [.init("id", "A-5512"), .init("rev", 1)])
        #expect(
            encode(mutation, sequence: 1_188, .three)
                == "%3~$2~id~$6~A-5512~$3~rev~:1~$3~seq~:1188~"
        )
        #expect(encode(mutation, .two) == "*4~$2~id~$6~A-5512~$3~rev~:1~")
        #expect(encode(Reply(notes: [Bilingual("n", "注")]), .two) == "*2~$5~notes~*1~$1~n~")
    }

    @Test("text is one bulk, verbatim in RESP3")
    func text() {
        // Line feeds are left out by `shown`.
        #expect(encode(SampleReplies.remarked, .two) == "$32~first张敏because~ careful~")
        #expect(encode(SampleReplies.remarked, .three) == "=36~txt:first张敏because~ careful~")
        #expect(encode(Reply(body: .text([])), .two) == "$0~~")
    }

    @Test("a row of too few or too many values is filled up or cut")
    func uneven() {
        let end = "$4~next~_~$3~seq~_~$5~notes~*0~"
        #expect(
            encode(SampleReplies.uneven(cells: 1), .three)
                == "%4~$4~rows~*1~%3~$2~id~:0~$4~name~_~$3~age~_~" + end
        )
        #expect(
            encode(SampleReplies.uneven(cells: 9), .three)
                == "%4~$4~rows~*1~%3~$2~id~:0~$4~name~:1~$3~age~:2~" + end
        )
    }

    @Test("a record that is not there is a map of nulls")
    func emptyRecord() {
        let table = Reply.Table(columns: SampleReplies.teachers, rowCount: 0) { _, _ in }
        #expect(encode(Reply(body: .record(table)), .two) == "*6~$2~id~$-1~$4~name~$-1~$3~age~$-1~")
    }

    @Test("a refusal is one line: code, message, arg, want, hint, details; no pos")
    func refusal() {
        #expect(
            encode(SampleReplies.refusal())
                == "-NOENT no teacher T999 arg=1 want=teacher"
                + " hint=T99\\u{20}\\u{3D}\\u{20}张敏 rev=3~"
        )
        #expect(
            encode(Refusal(.busy, "a\r\nb\u{1B}c\u{2028}d\u{202E}\0", ""))
                == "-BUSY a  b c d  ~"
        )
        #expect(encode(SampleReplies.refusal(), language: .chinese).hasPrefix("-NOENT 没有教师"))
    }

    @Test("three codes have the words that RESP clients know")
    func knownWords() {
        let unknown = Refusal(
            .unknown,
            Bilingual("no such command", "没有这个命令"),
            hint: "teacher",
            details: [Refusal.Detail("command", "tea\r\ncher")]
        )
        #expect(encode(unknown) == "-ERR unknown command 'tea  cher' hint=teacher~")
        let long = Refusal(
            .unknown,
            Bilingual("", ""),
            details: [Refusal.Detail("command", String(repeating: "x", count: 65))]
        )
        #expect(
            encode(long)
                == "-ERR unknown command '\(String(repeating: "x", count: 64))…'~"
        )
        #expect(encode(Refusal(.unknown, "no such", "")) == "-ERR no such~")
        #expect(encode(Refusal(.limit, "too many", "")) == "-ERR max number of clients reached~")
        let aborted = Refusal(
            .aborted,
            Bilingual("not applied", ""),
            details: [Refusal.Detail("at", "2"), Refusal.Detail("cause", "NOENT")]
        )
        #expect(encode(aborted) == "-EXECABORT not applied at=2 cause=NOENT~")
    }

    @Test("the elements, in both versions")
    func elements() {
        for (version, expected) in [
            (RESPVersion.two, "*2~*4~*3~$1~a~$2~\u{1}b~$1~t~+x y~-ERR no~:-5~:1~:0~$-1~"),
            (.three, "*2~%2~>3~$1~a~$2~\u{1}b~=5~txt:t~+x y~-ERR no~:-5~#t~#f~_~"),
        ] {
            let output = OutputBuffer()
            let writer = RESPWriter(output, version: version)
            writer.array(2)
            writer.map(2)
            writer.push(3)
            writer.bulk("a")
            writer.bulk([1, 0x62])
            writer.verbatim("t")
            writer.simple("x\ny")
            writer.error("ERR no")
            writer.integer(-5)
            writer.boolean(true)
            writer.boolean(false)
            writer.null()
            #expect(shown(output) == expected)
        }
    }
}
