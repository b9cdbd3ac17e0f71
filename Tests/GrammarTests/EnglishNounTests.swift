import Grammar
import Testing

@Suite("numbers and nouns") struct EnglishNounTests {
    @Test(
        "only 1 and -1 take the singular",
        arguments: [
            (0, "0 pupils"), (1, "1 pupil"), (2, "2 pupils"), (-1, "-1 pupil"), (11, "11 pupils"),
        ]
    )
    func number(_ number: Int, _ text: String) {
        #expect(counted(number, "pupil") == text)
    }

    @Test("a quantity is told by how it is written")
    func quantity() {
        #expect(counted("1", "mark") == "1 mark")
        #expect(counted("1.5", "mark") == "1.5 marks")
        #expect(counted("0.1", "credit") == "0.1 credits")
    }

    @Test(
        "the spelling asks for the plural",
        arguments: [
            ("hour", "hours"), ("class", "classes"), ("entry", "entries"), ("day", "days"),
            ("box", "boxes"), ("branch", "branches"), ("person-time", "person-times"),
        ]
    )
    func spelling(_ one: String, _ many: String) {
        #expect(EnglishNoun(stringLiteral: one).many == many)
        #expect(counted(2, EnglishNoun("child", many: "children")) == "2 children")
    }
}
