import Grammar
import Support
import Testing

@Suite("a native line becomes a request")
struct StatementParserTests {
    private func texts(_ line: String) throws -> [String] {
        try #require(try StatementParser.parse(line)).words.map(\.text)
    }

    @Test(
        "words are parted by spaces and tabs, quotes and escapes undone",
        arguments: [
            ("ping", ["ping"]),
            ("  \t ping\t ", ["ping"]),
            ("teacher list", ["teacher", "list"]),
            ("teacher \t list", ["teacher", "list"]),
            ("教师 列表 单位=河图", ["教师", "列表", "单位=河图"]),
            ("a b=c=d", ["a", "b=c=d"]),
            ("a b=", ["a", "b="]),
            ("a =x", ["a", "=x"]),
            ("a !#$%&()*+,-./:;<=>?@[]^_`{|}~", ["a", "!#$%&()*+,-./:;<=>?@[]^_`{|}~"]),
            ("a @b", ["a", "@b"]),
            ("a #b", ["a", "#b"]),
            ("a \"\"", ["a", ""]),
            ("a \"b c\"", ["a", "b c"]),
            ("a \"b\tc\"", ["a", "b\tc"]),
            ("a n=\"b c\"", ["a", "n=b c"]),
            ("a n=\"\"", ["a", "n="]),
            ("a 名=\"b c\" d", ["a", "名=b c", "d"]),
            ("a n-1_.x=\"b\"", ["a", "n-1_.x=b"]),
            ("a \"n=b c\"", ["a", "n=b c"]),
            ("a \"it's\"", ["a", "it's"]),
            (#"a "\"\\\n\r\t""#, ["a", "\"\\\n\r\t"]),
            (#"a "\u{41}\u{5F20}\u{1F600}\u{10FFFF}""#, ["a", "A张😀\u{10FFFF}"]),
            (#"a "\u{00004a}\u{4A}""#, ["a", "JJ"]),
            (#"a "张\u{654F}。""#, ["a", "张敏。"]),
        ]
    )
    func words(line: String, expected: [String]) throws {
        #expect(try texts(line) == expected)
    }

    @Test("a blank line and a comment are no request", arguments: ["", " ", "\t \t", "#", " # 张"])
    func nothing(line: String) throws {
        #expect(try StatementParser.parse(line) == nil)
    }

    @Test(
        "tag and key come off the statement",
        arguments: [
            ("@1 ping", "1", nil),
            ("  @a-B_9.z\tping", "a-B_9.z", nil),
            ("@\(String(repeating: "t", count: 32)) ping", String(repeating: "t", count: 32), nil),
            ("idem 6f1c ping", nil, "6f1c"),
            ("IDEM a:b-c_d.E ping", nil, "a:b-c_d.E"),
            (
                "idem \(String(repeating: "k", count: 128)) ping",
                nil,
                String(repeating: "k", count: 128)
            ),
            ("@7 idem k ping", "7", "k"),
            ("ping", nil, nil),
        ] as [(String, String?, String?)]
    )
    func tagAndKey(line: String, tag: String?, key: String?) throws {
        let request = try #require(try StatementParser.parse(line))
        #expect(request.tag == tag)
        #expect(request.idempotencyKey == key)
        #expect(request.words.map(\.text) == ["ping"])
    }

    @Test(
        "positions count Unicode scalars of the whole line from 1",
        arguments: [
            ("ping", [1]),
            ("  ping x", [3, 8]),
            ("@1 teacher list unit=x", [4, 12, 17]),
            ("教师 列表 单位=河图 全部", [1, 4, 7, 13]),
            ("@1 idem k 教师 列表", [11, 14]),
            ("a \"张\\u{654F}\" b", [1, 3, 15]),
            ("a e\u{301}e\u{301} b", [1, 3, 8]),
            ("a 😀😀 b", [1, 3, 6]),
        ]
    )
    func positions(line: String, expected: [Int]) throws {
        let request = try #require(try StatementParser.parse(line))
        #expect(request.words.map(\.position) == expected)
    }

    @Test(
        "a broken line is SYNTAX at the place of the fault",
        arguments: [
            ("a \"b", 3),
            ("a \"b\\\"", 3),
            ("a b\"c\"", 4),
            ("a \"b\"c", 6),
            ("a n=\"b\"c", 8),
            ("a \"b\"\"c\"", 6),
            ("张 敏\"", 4),
            ("a m=n=\"b c\"", 7),
            ("a <=\"b\"", 5),
            ("a =\"b\"", 4),
            ("a 1=\"b\"", 5),
            ("a n==\"b\"", 6),
            ("a 'b c'", 3),
            ("a it's", 5),
            (#"a b\c"#, 4),
            (#"a \"#, 3),
            (#"a "\q""#, 4),
            (#"a "\张""#, 4),
            (#"a "\"#, 4),
            (#"a "\u""#, 4),
            (#"a "\u41""#, 4),
            (#"a "\u{}""#, 4),
            (#"a "\u{110000}""#, 4),
            (#"a "\u{D800}""#, 4),
            (#"a "\u{0}""#, 4),
            (#"a "\u{0000041}""#, 4),
            (#"a "\u{4G}""#, 4),
            (#"a "\u{41"#, 4),
            ("\"\"", 1),
            ("@1 \"\" x", 4),
            ("@1", 3),
            ("@1  ", 5),
            ("@ ping", 1),
            ("@张 ping", 1),
            ("@a/b ping", 1),
            ("@\"a\" ping", 2),
            ("@\(String(repeating: "t", count: 33)) ping", 1),
            ("idem", 5),
            ("@1 idem", 8),
            ("idem k", 7),
        ]
    )
    func broken(line: String, position: Int) {
        let refusal = #expect(throws: Refusal.self) { try StatementParser.parse(line) }
        #expect(refusal?.code == .syntax)
        #expect(refusal?.position == position)
    }

    @Test(
        "a bad idempotency key is BADARG at the key",
        arguments: ["k/1", "张", String(repeating: "k", count: 129), "\"\""]
    )
    func badKey(key: String) {
        let refusal = #expect(throws: Refusal.self) {
            try StatementParser.parse("@1 idem \(key) ping")
        }
        #expect(refusal?.code == .badArgument)
        #expect(refusal?.position == 9)
        #expect(refusal?.argument == 0, "the key stands before the command's arguments")
    }

    @Test("1024 words are read, 1025 are TOOBIG")
    func wordLimit() throws {
        let line = "@1 " + String(repeating: "a ", count: StatementParser.wordLimit)
        #expect(StatementParser.wordLimit == 1_024)
        #expect(try StatementParser.parse(line)?.words.count == 1_024)
        #expect(throws: Refusal(.tooBig, "more than 1024 words", "一条语句超过 1024 个词")) {
            try StatementParser.parse(line + "b")
        }
    }

    @Test("the value of a named argument has its own position, in quotes or bare")
    func valuePosition() throws {
        let line = "@1 a 名=b n=\"c d\" \"m=e\""
        let scalars = Array(line.unicodeScalars)
        let words = try #require(try StatementParser.parse(line)).words.dropFirst()
        let places = try words.map { word in
            let name = try #require(word.named).name
            return word.valuePosition(nameLength: name.unicodeScalars.count)
        }
        #expect(places.map { scalars[$0 - 1] } == ["b", "c", "e"])
    }

    @Test("a random word is read back as it was written", arguments: 1...20)
    func roundTrip(seed: UInt64) throws {
        var random = Generator(state: seed)
        for _ in 0..<200 {
            let words = (0...3).map { _ in Self.text(&random) }
            let line = "x " + words.map(NativeText.word).joined(separator: " ")
            #expect(!line.unicodeScalars.contains(where: NativeText.isControl), "raw: \(line)")
            let read = try #require(try StatementParser.parse(line)).words
            // Byte for byte: equality of strings would take é for e and its accent.
            #expect(read.dropFirst().map { Array($0.text.utf8) } == words.map { Array($0.utf8) })
        }
    }

    @Test("a statement's text is read back as the same words")
    func statementText() throws {
        let line = #"@1 idem k teacher add "T 1" name="张 敏" where="a=\"b\"" x="#
        let request = try #require(try StatementParser.parse(line))
        let again = try #require(try StatementParser.parse(request.statementText))
        #expect(again.words.map(\.text) == request.words.map(\.text))
        #expect(again.tag == nil && again.idempotencyKey == nil)
    }

    /// Up to eight scalars, out of those that mean something and out of all of Unicode.
    private static func text(_ random: inout Generator) -> String {
        let telling = Array(
            "ab=\"\\'#@ \t\n\r张（，{}u0\u{7F}\u{85}\u{2028}\u{202E}\u{2066}".unicodeScalars
        )
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            if Bool.random(using: &random), let scalar = telling.randomElement(using: &random) {
                scalars.append(scalar)
            } else if let scalar = Unicode.Scalar(UInt32.random(in: 1...0x10FFFF, using: &random)) {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
