import Domain
import Grammar
import Notation
import Testing

@Suite("reading conditions")
struct PredicateParserTests {
    @Test(
        "a fault is told with the scalars before it",
        arguments: [
            ("", 0), ("   ", 3), ("age", 3), ("age<=", 5), ("age<=x", 5), ("age <= -1", 7),
            ("age 35", 4), ("age=(35)", 4), ("age==35", 4), ("age=<35", 4),
            ("age<=35 category", 8), ("age<=35 and", 11), ("age<=35 or or age=1", 11),
            ("(age<=35", 8), ("age<=35)", 7), ("()", 1), ("age in 35", 7), ("age in (35", 10),
            ("age in (35,", 11), ("age in ()", 8), ("age in (35 36)", 11), ("age is", 6),
            ("age is x", 7), ("age ! 35", 4), ("!age=35", 0), ("name='张", 5), ("'age'=35", 0),
            ("年龄≤三十", 3), ("年龄≤36 且 教师类别=老", 13), ("and", 0), ("not", 3), ("sex<=x", 5),
            ("unit=nowhere", 5), ("unit in (hetu, nowhere)", 15), ("born=1988-13", 5),
            ("name=q\u{301} and x=1", 12), ("age=1 and 😀=2", 10),
        ]
    )
    func fault(text: String, position: Int) {
        let refusal = #expect(throws: Refusal.self) { try SamplePerson.parse(text) }
        #expect(refusal?.position == position)
        #expect(refusal?.code == (text.contains("nowhere") ? .noEntity : .badArgument))
    }

    @Test(
        "an unknown field has the nearest as hint",
        arguments: [
            ("agee=1", "age"), ("teachign-age>1", "teaching-age"), ("年玲=1", "年龄"), ("x=1", nil),
        ]
            as [(String, String?)]
    )
    func unknownField(text: String, hint: String?) {
        let refusal = #expect(throws: Refusal.self) { try SamplePerson.parse(text) }
        #expect(refusal?.hint == hint)
        #expect(refusal?.want == "condition")
    }

    @Test("31 nots or parentheses are read, 32 are not", arguments: [("not ", ""), ("(", ")")])
    func depth(opening: String, closing: String) throws {
        func nested(_ count: Int) -> String {
            String(repeating: opening, count: count) + "teaching-age=14"
                + String(repeating: closing, count: count)
        }
        #expect(PredicateParser<Person>.depthLimit == 32)
        #expect(try SamplePerson.holds(nested(31)) == (opening == "(" ? .yes : .no))
        let refusal = #expect(throws: Refusal.self) { try SamplePerson.parse(nested(32)) }
        #expect(refusal?.position == 32 * opening.count)
    }

    @Test("256 words are read, 257 are not")
    func tokens() throws {
        // not age in ( n values with n - 1 commas ): 2n + 4 words.
        let text = "not age in (" + Array(repeating: "1", count: 126).joined(separator: ",") + ")"
        #expect(try SamplePerson.holds(text) == .yes)
        let refusal = #expect(throws: Refusal.self) { try SamplePerson.parse("not " + text) }
        #expect(refusal?.position == text.count + 3)
    }

    @Test(
        "a scheme's predicate is used by its name",
        arguments: [
            ("within-36", .yes), ("not within-36", .no), ("within-36 and category=young", .no),
            ("within-35", .unknown), ("青年口径 or within-36", .yes), ("both", .unknown),
            ("(within-36)", .yes),
        ] as [(String, Truth)]
    )
    func named(text: String, expected: Truth) throws {
        let predicates = [
            "within-36": "age<=36", "within-35": "age<=35", "青年口径": "category=young",
            "both": "within-35 and within-36 or 青年口径",
        ]
        #expect(try SamplePerson.holds(text, predicates) == expected)
    }

    @Test("a field's name goes before a predicate's")
    func fieldFirst() throws {
        #expect(try SamplePerson.holds("age is set", ["age": "sex=male"]) == .yes)
        #expect(throws: Refusal.self) { try SamplePerson.parse("age", ["age": "sex=male"]) }
    }

    @Test("a fault in a named predicate is told at its name")
    func namedFault() {
        let refusal = #expect(throws: Refusal.self) {
            try SamplePerson.parse("sex is set or broken", ["broken": "name=x and age<=old"])
        }
        #expect(refusal?.position == 14)
        #expect(refusal?.want == "integer")
    }

    @Test(
        "predicates that name each other in a ring are refused",
        arguments: [["a": "a"], ["a": "not a"], ["a": "b", "b": "(a)"], ["a": "age=1 or a"]]
    )
    func ring(predicates: [String: String]) {
        let refusal = #expect(throws: Refusal.self) { try SamplePerson.parse("a", predicates) }
        #expect(refusal?.code == .badArgument)
        #expect(refusal?.position == 0)
    }

    @Test("31 predicates in a chain are read, 32 are not")
    func chain() throws {
        var predicates = ["p0": "teaching-age=14"]
        for number in 1...31 { predicates["p\(number)"] = "p\(number - 1)" }
        #expect(try SamplePerson.holds("p30", predicates) == .yes)
        #expect(throws: Refusal.self) { try SamplePerson.parse("p31", predicates) }
    }

    @Test("named predicates take in 4096 words in all, not 4097")
    func expansion() throws {
        let values = (1...118).map(String.init).joined(separator: ",")
        let predicates = ["big": "teaching-age in (\(values))"]
        // 17 names with 16 ands between, and 239 words for each of the names.
        let text = Array(repeating: "big", count: 17).joined(separator: " and ")
        #expect(try SamplePerson.holds(text, predicates) == .yes)
        let refusal = #expect(throws: Refusal.self) {
            try SamplePerson.parse("not " + text, predicates)
        }
        #expect(refusal?.code == .badArgument)
    }

    @Test("predicates that double at each step are refused at once", .timeLimit(.minutes(1)))
    func doubling() {
        var predicates = ["p0": "age=1"]
        for number in 1...30 { predicates["p\(number)"] = "p\(number - 1) or p\(number - 1)" }
        #expect(throws: Refusal.self) { try SamplePerson.parse("p30", predicates) }
    }
}
