import Client
import Testing

/// Columns that texts take, and what is shown of controls.
@Suite struct DisplayWidthTests {
    @Test(
        "columns follow East Asian width and grapheme clusters",
        arguments: [
            ("", 0), ("abc", 3), ("张敏", 4), ("Ａ（", 4), ("ｱ", 1), ("é", 1), ("e\u{301}", 1),
            ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("👩‍👩‍👧‍👦", 2), ("🇨🇳", 2), ("❤️", 2), ("❤", 1),
            ("✅", 2), ("𠮷", 2), ("·—…", 3), ("。、", 4), ("\u{200D}", 0),
        ]
    )
    func widths(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test("what would move the cursor or turn the text is written out")
    func controls() {
        #expect(
            VisibleText.of("a\u{1B}[31m\t\n\r\u{7F}\u{85}") == #"a\u{1B}[31m\t\n\r\u{7F}\u{85}"#
        )
        #expect(VisibleText.of("\u{202E}abc\u{200F}") == #"\u{202E}abc\u{200F}"#)
        #expect(VisibleText.of("👩‍👧 张敏") == "👩‍👧 张敏")
    }

    @Test("a caret stands under its column by display width")
    func caret() {
        #expect(Caret(line: "教师 add BAD", column: 8).text == "  教师 add BAD\n           ^\n")
        #expect(Caret(line: "ab", column: 3).text == "  ab\n    ^\n")
        #expect(Caret(line: "a\tb\u{7}c", column: 5).text == "  a b\\u{7}c\n          ^\n")
        #expect(Caret(line: "", column: 1).text.isEmpty)
    }

    @Test("a long line is shown around its caret")
    func longLine() {
        let line = String(repeating: "x", count: 500) + "!" + String(repeating: "y", count: 500)
        let shown = Caret(line: line, column: 501).text.split(separator: "\n")
        #expect(shown[0].count < 110 && shown[0].hasPrefix("  …x") && shown[0].hasSuffix("y…"))
        let before = shown[0].prefix { $0 != "!" }
        #expect(DisplayWidth.of(before) == shown[1].count - 1)
    }
}
