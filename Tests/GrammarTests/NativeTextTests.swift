import Grammar
import Testing

@Suite("values are written as words")
struct NativeTextTests {
    @Test(
        "a word is bare where it can be, in quotes otherwise, a name outside them",
        arguments: [
            ("T001", "T001"),
            ("张敏", "张敏"),
            ("a=b", "a=b"),
            ("", "\"\""),
            ("two words", "\"two words\""),
            ("name=two words", "name=\"two words\""),
            ("姓名=张 敏", "姓名=\"张 敏\""),
            ("a=b=c d", "a=\"b=c d\""),
            ("1=c d", "\"1=c d\""),
            ("=c d", "\"=c d\""),
            ("a<=c d", "\"a<=c d\""),
            ("a b=c", "\"a b=c\""),
            ("@a", "\"@a\""),
            ("#a", "\"#a\""),
            ("it's", "\"it's\""),
            ("\"", #""\"""#),
            ("\\", #""\\""#),
            ("a\nb\rc\td", #""a\nb\rc\td""#),
            ("a\u{202E}b\u{85}\u{2028}", #""a\u{202E}b\u{85}\u{2028}""#),
            ("\u{1F}", #""\u{1F}""#),
        ]
    )
    func word(text: String, expected: String) {
        #expect(NativeText.word(text) == expected)
    }

    @Test(
        "controls, separators and bidirectional overrides never stand raw",
        arguments: [
            (0x00, true), (0x1F, true), (0x20, false), (0x7E, false), (0x7F, true), (0x9F, true),
            (0xA0, false), (0x2027, false), (0x2028, true), (0x2029, true), (0x202A, true),
            (0x202E, true), (0x202F, false), (0x2065, false), (0x2066, true), (0x2069, true),
            (0x206A, false), (0x5F20, false),
        ] as [(UInt32, Bool)]
    )
    func control(value: UInt32, expected: Bool) throws {
        #expect(NativeText.isControl(try #require(Unicode.Scalar(value))) == expected)
    }
}
