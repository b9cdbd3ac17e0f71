import Grammar
import Notation
import Testing

@Suite("texts that people write")
struct TextNotationTests {
    @Test("a text has 1 to 1024 bytes", arguments: [("a", 1), ("张", 3), ("😀", 4)])
    func bytes(letter: String, size: Int) throws {
        let room = TextNotation.byteLimit / size
        let most =
            String(repeating: letter, count: room)
            + String(repeating: "b", count: TextNotation.byteLimit - room * size)
        #expect(most.utf8.count == 1_024)
        #expect(try String.read(most) == most)
        #expect(throws: Refusal.self) { try String.read(most + "b") }
        #expect(throws: Refusal.self) { try String.read("") }
    }

    /// Attack plan 5.1, row 11.
    @Test(
        "a text with a character that the eye cannot see is refused",
        arguments: [
            0x00, 0x07, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0xAD, 0x061C, 0x200B, 0x200C, 0x200D,
            0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2064, 0x2066, 0x2069, 0xFEFF,
            0xE0041,
        ] as [UInt32]
    )
    func invisible(value: UInt32) throws {
        let scalar = Character(try #require(Unicode.Scalar(value)))
        for text in ["张\(scalar)敏", "\(scalar)张敏", "张敏\(scalar)"] {
            let refusal = #expect(throws: Refusal.self) { try String.read(text) }
            #expect(refusal?.code == .badArgument && refusal?.want == "text")
            let code = String(value, radix: 16, uppercase: true)
            #expect(refusal?.message.english.hasSuffix("invisible character U+\(code)") == true)
        }
    }

    @Test(
        "a text out of normal form C is refused with the right spelling as hint",
        arguments: [("e\u{301}", "é"), ("\u{F900}", "豈"), ("A\u{30A}", "Å")]
    )
    func normalForm(text: String, hint: String) throws {
        let refusal = #expect(throws: Refusal.self) { try String.read(text) }
        #expect(refusal?.code == .badArgument)
        #expect(refusal?.hint?.unicodeScalars.elementsEqual(hint.unicodeScalars) == true)
    }

    @Test(
        "every other text is kept as it was sent",
        arguments: [
            "张敏", "张·敏", "a b", "A　B", "001 篇7 L640", "é", "👍🏽", "'; DROP TABLE",
            "$(x)", "%s", "../etc", "<b>", "=cmd", "\"\\", "ئۇيغۇر", "བོད",
        ]
    )
    func kept(text: String) throws {
        #expect(Array(try String.read(text).utf8) == Array(text.utf8))
    }

    @Test(
        "on one letter there may be 8 marks and not 9",
        arguments: [0x301, 0x20DD, 0xFE0F, 0xE0100] as [UInt32]
    )
    func marks(value: UInt32) throws {
        let mark = String(Character(try #require(Unicode.Scalar(value))))
        let most = "q" + String(repeating: mark, count: TextNotation.markLimit)
        #expect(TextNotation.markLimit == 8)
        #expect(try String.read(most + most) == most + most)
        #expect(throws: Refusal.self) { try String.read(most + mark) }
        #expect(throws: Refusal.self) { try String.read("张" + most + mark + "敏") }
    }
}
