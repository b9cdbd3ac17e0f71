import Domain
import Grammar
import Notation
import Testing

@Suite("lists")
struct ListNotationTests {
    @Test(
        "items are parted by commas, none empty, none twice",
        arguments: [
            ("语文", ["语文"]), ("语文,数学", ["语文", "数学"]), ("a b,c", ["a b", "c"]),
            ("a，b", ["a，b"]),
            ("", nil), (",", nil), ("a,", nil), (",a", nil), ("a,,b", nil), ("a,b,a", nil),
            ("e\u{301},é", nil),
        ] as [(String, [String]?)]
    )
    func items(text: String, expected: [String]?) {
        #expect((try? [String].read(text)) == expected)
    }

    @Test("a list has at most 64 items")
    func limit() throws {
        #expect([String].listLimit == 64)
        let most = (1...64).map(String.init).joined(separator: ",")
        #expect(try [Int].read(most).count == 64)
        let refusal = #expect(throws: Refusal.self) { try [Int].read(most + ",65") }
        #expect(refusal?.message.english == "a list of more than 64")
        #expect(refusal?.want == "integer-list")
    }

    @Test("a hostile list is refused at its 65th item", .timeLimit(.minutes(1)))
    func hostile() {
        let text = (1...200_000).map(String.init).joined(separator: ",")
        let refusal = #expect(throws: Refusal.self) { try [Int].read(text) }
        #expect(refusal?.message.english == "a list of more than 64")
    }

    @Test("an item that is no such value is refused as that value")
    func item() {
        let refusal = #expect(throws: Refusal.self) { try [Day].read("2024-09-14,2024-09-31") }
        #expect(refusal?.want == "date")
    }
}
