import Support
import Testing

@testable import Grammar

@Suite("a plain line is read as its words are, one by one")
struct NativeLineTests {
    /// All that a request says, with the places of its words.
    private static func said(_ request: Request?) -> [String] {
        let words = request?.words.map { "\($0.text)@\($0.position) \($0.isQuoted)" } ?? ["none"]
        return [request?.tag ?? "-", request?.idempotencyKey ?? "-"] + words
    }

    private static func reason(_ error: any Error) -> String {
        (error as? Refusal).map { "\($0.code) \($0.message)" } ?? "\(error)"
    }

    /// The arguments as a command has them, or why it has none.
    private static func bound(_ find: () throws -> BoundArguments) -> [String] {
        do {
            let bound = try find()
            return [bound.spec.name(in: .english)]
                + bound.spec.parameters.indices.map { place in
                    bound[place].map { "\($0.text)@\($0.position)#\($0.ordinal)" } ?? "-"
                }
        } catch {
            return ["\(error)"]
        }
    }

    @Test(
        "which lines are plain",
        arguments: [
            ("teacher show T1", true), ("@t1 teacher show T1", true),
            ("  teacher show T1", true), ("teacher show T1 ", true),
            ("@t1 idem k-1 teacher show T1 asof=2024", true), ("idem k-1 教师 查看 张敏", true),
            ("teacher  show T1", false), ("teacher\tshow T1", false),
            ("teacher show \"T1\"", false), ("teacher show T1  ", false),
            ("teacher show @T1", false), ("teacher show #T1", false),
        ]
    )
    func plain(line: String, isPlain: Bool) throws {
        let request = try #require(try StatementParser.parse(line))
        #expect((request.line != nil) == isPlain)
        #expect(request.statementText == NativeText.words(request.words))
        #expect(request.byteCount == request.words.reduce(0) { $0 + $1.text.utf8.count })
    }

    @Test("a line says the same with its spaces doubled, and its text says it again")
    func spaces() throws {
        var generator = Generator(state: 20_241_122)
        let parts = [
            "teacher", "show", "教师", "查看", "T1", "asof=x", "explain", "=", "a=b=c", "日期=二",
            "result", "add", "sat=3", "sat=4", "total=", "ping", "help", "名=张“敏”", "teacher.list",
            "unit=e\u{301}", "𠀀", "idem", "k:1", "LIST", "🙂", "x@y", "a#b", "--", "%", "(a)",
        ]
        var plain = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 1...7, using: &generator)
            let words = (0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }
            let tag = Bool.random(using: &generator) ? "@é1 " : "@t.1 "
            let head = Bool.random(using: &generator) ? tag : ""
            let line = head + words.joined(separator: " ")
            let one = Result { try StatementParser.parse(line) }
            let other = Result { try StatementParser.parse(line + "  ") }
            switch (one, other) {
            case (.success(let one), .success(let other)):
                #expect(Self.said(one) == Self.said(other))
                #expect(one == other)
                #expect(one?.statementText == other?.statementText)
                guard let one, one.line != nil else { continue }
                plain += 1
                if one.words[0].text != "idem" {
                    let again = try StatementParser.parse(one.statementText)
                    #expect(again?.words.map(\.text) == one.words.map(\.text))
                }
                let table = SampleCommands.table
                let quick = Self.bound { try table.find(one).arguments }
                let slow = Self.bound {
                    let (entry, count) = try table.lookUp(one.words)
                    return try entry.bind(one.words, from: count)
                }
                #expect(quick == slow)
            case (.failure(let one), .failure(let other)):
                // What is missing is missing at the line's end.
                #expect(Self.reason(one) == Self.reason(other))
            default:
                Issue.record("\(line) is read in one way and refused in another")
            }
        }
        #expect(plain > 5_000)
    }

    @Test("a line of as many words as are kept, and of one more")
    func limit() throws {
        for count in [NativeLine.wordLimit, NativeLine.wordLimit + 1] {
            let words = (1...count).map { "w\($0)" }
            let request = try StatementParser.parse(words.joined(separator: " "))
            #expect((request?.line != nil) == (count == NativeLine.wordLimit))
            #expect(request?.words.map(\.text) == words)
        }
    }
}
