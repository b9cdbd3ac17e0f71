import Grammar
import Testing

@Suite("names in two languages, roles in their order")
struct LabelTests {
    @Test(
        "either name means the term, ASCII letters in either case",
        arguments: [
            ("teacher", true), ("TEACHER", true), ("教师", true), ("teachers", false), ("", false),
            ("ｔeacher", false),
        ]
    )
    func named(word: String, expected: Bool) {
        let label = Label("teacher", "教师")
        #expect(label.isNamed(word) == expected)
        #expect(label[.english] == "teacher" && label[.chinese] == "教师")
    }

    @Test(
        "only ASCII capitals are made small",
        arguments: [("ABC-Z", "abc-z"), ("@[`{", "@[`{"), ("Ä张Ａ", "Ä张Ａ"), ("", "")]
    )
    func lowercased(text: String, expected: String) {
        #expect(text.asciiLowercased == expected)
    }

    @Test("each role may do all that the one before it may")
    func roles() {
        #expect(Role.allCases.sorted() == [.reader, .recorder, .approver, .admin])
        #expect(Role.reader < .recorder && Role.recorder < .approver && Role.approver < .admin)
        #expect(!(Role.admin < .admin))
    }

    @Test("a refusal is pointed at an argument once")
    func pointedOnce() {
        let first = Argument(text: "a", position: 5, ordinal: 1)
        let second = Argument(text: "b", position: 9, ordinal: 2)
        let refusal = Refusal(.rule, "no", "否").at(first)
        #expect(refusal.argument == 1 && refusal.position == 5)
        #expect(refusal.at(second) == refusal)
        #expect(Refusal(.rule, "no", "否").at(Argument(text: "c", ordinal: 3)).position == nil)
    }
}
