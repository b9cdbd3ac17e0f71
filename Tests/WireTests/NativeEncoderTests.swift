import Grammar
import Testing

@testable import Wire

@Suite("native replies")
struct NativeEncoderTests {
    private let encoder = NativeEncoder()

    private func encode(
        _ reply: Reply,
        tag: String? = nil,
        sequence: Int? = nil,
        language: Language = .english,
        crlf: Bool = false
    ) -> String {
        let output = OutputBuffer()
        encoder.encode(
            reply,
            tag: tag,
            sequence: sequence,
            language: language,
            into: output,
            crlf: crlf
        )
        return output.contents
    }

    private func encode(
        _ refusal: Refusal,
        tag: String? = nil,
        language: Language = .english
    ) -> String {
        let output = OutputBuffer()
        encoder.encode(refusal, tag: tag, language: language, into: output, crlf: false)
        return output.contents
    }

    @Test("a list is head, rows and a status with rows, next and seq")
    func list() {
        let rows = ":id:id\tname:text\tage:years\n=T001\t张敏\t36\n=T014\t王磊\t25\n"
        #expect(
            encode(SampleReplies.list(), tag: "1", sequence: 1_187)
                == rows + "+OK tag=1 rows=2 seq=1187\n"
        )
        #expect(
            encode(SampleReplies.list(next: "a b=c"), sequence: 5)
                == rows + "+OK rows=2 next=a\\u{20}b\\u{3D}c seq=5\n"
        )
    }

    @Test("every line ends as the request did")
    func carriageReturns() {
        #expect(
            encode(SampleReplies.list(), crlf: true)
                == ":id:id\tname:text\tage:years\r\n=T001\t张敏\t36\r\n"
                + "=T014\t王磊\t25\r\n+OK rows=2\r\n"
        )
        #expect(encode(Reply(status: .pong), crlf: true) == "+PONG\r\n")
    }

    @Test("a record has a row of every kind of value, and no count")
    func record() {
        let head = ":text:text\tcount:integer\tmarks:marks\tshare:percent\tday:date"
        #expect(
            encode(SampleReplies.record(meta: [.init("rev", 4)]), sequence: 9)
                == head + "\tyes:flag\tno:flag\tgap:text\n"
                + "=a\\tb\t-7\t3541.5\t87.50\t2024-09-01\ttrue\tfalse\t\\N\n"
                + "+OK rev=4 seq=9\n"
        )
    }

    @Test("status words, meta and their order")
    func status() {
        #expect(encode(Reply(status: .pong)) == "+PONG\n")
        #expect(encode(Reply(status: .queued), tag: "q") == "+QUEUED tag=q\n")
        #expect(encode(Reply(status: .bye)) == "+BYE\n")
        let meta: [Reply.Meta] = [.init("id", "A-5512"), .init("rev", 1), .init("void", "")]
        #expect(
            encode(Reply(meta: meta), tag: "x", sequence: 1_188)
                == "+OK tag=x id=A-5512 rev=1 seq=1188\n"
        )
        #expect(
            encode(Reply(meta: [.init("x", "a\\b\tc\nd\u{7F}张")]))
                == "+OK x=a\\\\b\\u{9}c\\u{A}d\\u{7F}张\n"
        )
    }

    @Test("text, reasons and notes are lines, in the language asked for")
    func lines() {
        #expect(encode(SampleReplies.remarked) == "|first\n|\n|张\\n敏\n|because\n~careful\n+OK\n")
        #expect(
            encode(SampleReplies.remarked, language: .chinese)
                == "|first\n|\n|张\\n敏\n|因为\n~注意\n+OK\n"
        )
    }

    @Test("a row of too few or too many values is filled up or cut")
    func uneven() {
        let head = ":id:id\tname:text\tage:years\n"
        #expect(encode(SampleReplies.uneven(cells: 1)) == head + "=0\t\\N\t\\N\n+OK rows=1\n")
        #expect(encode(SampleReplies.uneven(cells: 5)) == head + "=0\t1\t2\n+OK rows=1\n")
        #expect(encode(SampleReplies.uneven(cells: 0)) == head + "=\\N\t\\N\t\\N\n+OK rows=1\n")
    }

    @Test("a refusal is one line: tag, arg, pos, want, hint, details, message")
    func refusal() {
        #expect(
            encode(SampleReplies.refusal(), tag: "7")
                == "-NOENT tag=7 arg=1 pos=11 want=teacher hint=T99\\u{20}\\u{3D}\\u{20}张敏 rev=3"
                + " :no teacher T999\n"
        )
        #expect(encode(SampleReplies.refusal(), language: .chinese).hasSuffix(" :没有教师 T999\n"))
        #expect(
            encode(Refusal(.badArgument, "a\r\nb\0", "").at(Argument(text: "", position: 3)))
                == "-BADARG pos=3 :a\\r\\nb\\u{0}\n"
        )
        #expect(
            encode(FramingFault.endOfInput.refusal)
                == "-PROTO at=eof :the last request is not complete\n"
        )
    }

    @Test("a push is a line of its own")
    func push() {
        let output = OutputBuffer()
        encoder.encodePush("committed", fields: ["1188", "a\tb", ""], into: output, crlf: false)
        #expect(output.contents == ">committed\t1188\ta\\tb\t\n")
    }

    @Test("many column sets do not mix up their heads")
    func heads() {
        let sets = (0..<100).map { ColumnSet([ColumnSpec("c\($0)", "列", .text)]) }
        for _ in 0..<3 {
            for (number, columns) in sets.enumerated() {
                let table = Reply.Table(columns: columns, rowCount: 0) { _, _ in }
                #expect(encode(Reply(body: .table(table))) == ":c\(number):text\n+OK rows=0\n")
            }
        }
    }

    @Test("a writer kept after its reply writes nowhere")
    func escapedWriter() {
        _ = encode(SampleReplies.list())
        encoder.text("late")
        encoder.none()
        #expect(encoder.output.count == 0)
        #expect(encode(Reply()) == "+OK\n")
    }
}
