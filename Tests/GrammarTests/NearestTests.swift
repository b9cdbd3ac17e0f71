import Grammar
import Testing

@Suite("did you mean")
struct NearestTests {
    private static let candidates = ["teacher", "test", "term", "unit", "set", "教师", "列表"]

    @Test(
        "the nearest within two edits, within one of a short word",
        arguments: [
            ("teacher", "teacher"),
            ("teachers", "teacher"),
            ("eacher", "teacher"),
            ("taecher", "teacher"),
            ("teaxxer", "teacher"),
            ("teaxxxr", nil),
            ("tets", "test"),
            ("tesm", "term"),
            ("uint", "unit"),
            ("st", "set"),
            ("sat", "set"),
            ("sxx", nil),
            ("教帅", "教师"),
            ("教", "教师"),
            ("", nil),
            ("completely-different", nil),
        ] as [(String, String?)]
    )
    func near(word: String, expected: String?) {
        #expect(nearest(to: word, among: Self.candidates) == expected)
    }

    @Test("all that are as near as the nearest, and none that is farther")
    func all() {
        let names = ["张敏", "张明", "王敏", "李四", "张敏敏"]
        #expect(Set(allNearest(to: "张民", among: names)) == ["张敏", "张明"])
        #expect(allNearest(to: "张敏敏明", among: names) == ["张敏敏"])
        #expect(allNearest(to: "赵六", among: names).isEmpty)
    }

    @Test(
        "of two that are equally near, the first by code points",
        arguments: [["a1", "a2"], ["a2", "a1"]]
    )
    func tie(candidates: [String]) {
        #expect(nearest(to: "a3", among: candidates) == "a1")
    }

    @Test("nothing is near a word all of whose letters would change")
    func allChanged() {
        #expect(nearest(to: "x", among: ["y"]) == nil)
        #expect(nearest(to: "abcd", among: ["xy"]) == nil)
    }

    @Test("an excerpt keeps 64 characters", arguments: [("x", 1), ("张", 3), ("😀", 4)])
    func excerpts(letter: String, bytes: Int) {
        #expect(letter.utf8.count == bytes)
        let full = String(repeating: letter, count: 64)
        #expect(excerpt(full) == full)
        #expect(excerpt(full + letter) == full + "…")
        #expect(excerpt("abc", limit: 2) == "ab…")
    }
}
