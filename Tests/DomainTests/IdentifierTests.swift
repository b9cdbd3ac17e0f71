import Domain
import Testing

@Suite("keys")
struct IdentifierTests {
    @Test(
        "a key is 1 to 64 of A-Z a-z 0-9 . _ -",
        arguments: [
            ("T001", true), ("a", true), ("A.b_c-9", true), ("-", true), ("..", true),
            (String(repeating: "x", count: 64), true), (String(repeating: "x", count: 65), false),
            ("", false), ("a b", false), ("a/b", false), ("a*", false), ("%s", false),
            ("$(x)", false), ("';", false), ("张敏", false), ("Т001", false), ("a\u{301}", false),
            ("a\u{0}", false), ("a\n", false), ("１", false),
        ]
    )
    func valid(text: String, expected: Bool) {
        #expect(PersonID.isValid(text) == expected)
    }

    @Test("keys are case-sensitive and ordered as bytes")
    func order() {
        let texts = ["a", "T2", "T10", "Z", "-", "_"]
        let sorted = texts.map { PersonID($0) }.sorted().map(\.text)
        #expect(sorted == ["-", "T10", "T2", "Z", "_", "a"])
        #expect(PersonID("t1") != PersonID("T1"))
    }

    @Test("a scoped key is ordered by unit, then name, and written with a slash")
    func scoped() {
        let terms = [("b", "1"), ("a", "2"), ("a", "1")].map { unit, name in
            TermID(unit: UnitID(unit), name: name)
        }
        #expect(terms.sorted().map(\.text) == ["a/1", "a/2", "b/1"])
    }

    @Test("compound keys are ordered part by part")
    func compound() throws {
        let test = TestID(unit: UnitID("u"), name: "t")
        let grades = try [1, 2, 10].map { try #require(Grade($0)) }
        let papers = grades.reversed().map { Paper.ID(test: test, grade: $0, subject: "语文") }
        #expect(papers.sorted().map(\.text) == ["u/t/1/语文", "u/t/2/语文", "u/t/10/语文"])
        let results = ["b", "a"].flatMap { name in
            ["y", "x"].map { ClassResult.ID(test: test, schoolClass: ClassID(name), subject: $0) }
        }
        #expect(results.sorted().map(\.text) == ["u/t/a/x", "u/t/a/y", "u/t/b/x", "u/t/b/y"])
        let versions = [10, 9].map { SchemeVersion.Key(scheme: SchemeID("s"), version: $0) }
        #expect(versions.sorted().map(\.text) == ["s@9", "s@10"])
    }
}
