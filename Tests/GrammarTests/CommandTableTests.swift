import Grammar
import Testing

@Suite("commands are found by their words")
struct CommandTableTests {
    @Test(
        "two words, one with a point, two Chinese ones joined, in any case",
        arguments: [
            ("teacher list", "teacher list", 2),
            ("TEACHER List unit=x", "teacher list", 2),
            ("teacher.list", "teacher list", 1),
            ("Teacher.LIST unit=x", "teacher list", 1),
            ("教师 列表", "teacher list", 2),
            ("教师列表", "teacher list", 1),
            ("教师.列表", "teacher list", 1),
            ("教师 list", "teacher list", 2),
            ("teacher 列表", "teacher list", 2),
            ("教师list", "teacher list", 1),
            ("成绩录入 三1 语文", "result add", 1),
            ("批开始", "batch begin", 1),
            ("开始", "begin", 1),
            ("ping", "ping", 1),
            ("PING teacher", "ping", 1),
            ("回声 list", "ping", 1),
        ]
    )
    func found(line: String, name: String, wordCount: Int) throws {
        let (entry, count) = try SampleCommands.table.lookUp(SampleCommands.words(line))
        #expect(entry.spec.name(in: .english) == name)
        #expect(count == wordCount)
    }

    @Test(
        "an unknown command is refused with the name that was probably meant",
        arguments: [
            ("teecher list", "teecher", 1, "teacher"),
            ("taecher list", "taecher", 1, "teacher"),
            ("教帅 列表", "教帅", 1, "教师"),
            ("teacher lits", "teacher lits", 9, "teacher list"),
            ("@1 教师 列裱", "教师 列裱", 7, "教师 列表"),
            ("teacher", "teacher", 1, "list,show"),
            ("teacher zzzzzz", "teacher zzzzzz", 9, "list,show"),
            ("教师 登记", "教师 登记", 4, "列表,查看"),
            ("get x", "get", 1, "help"),
            ("\"teacher list\"", "teacher list", 1, "teacher list"),
            ("\"教师 列表\"", "教师 列表", 1, "教师 列表"),
            ("\"teacher lits\"", "teacher lits", 1, "help"),
            ("teacher.", "teacher.", 1, "teacher"),
            ("teacher.list.x", "teacher.list.x", 1, "help"),
            (".list", ".list", 1, "help"),
            ("教师 x=列表", "教师 x=列表", 4, "列表,查看"),
        ] as [(String, String, Int, String)]
    )
    func unknown(line: String, command: String, position: Int, hint: String) {
        let refusal = #expect(throws: Refusal.self) {
            try SampleCommands.table.lookUp(SampleCommands.words(line))
        }
        #expect(refusal?.code == .unknown)
        #expect(refusal?.details == [Refusal.Detail("command", command)])
        #expect(refusal?.position == position)
        #expect(refusal?.hint == hint)
    }

    @Test("a RESP request has no position")
    func withoutPosition() {
        let refusal = #expect(throws: Refusal.self) {
            try SampleCommands.table.lookUp([Argument(text: "get"), Argument(text: "x")])
        }
        #expect(refusal?.code == .unknown)
        #expect(refusal?.position == nil)
    }

    @Test("of a very long command word at most 64 characters come back", arguments: ["x", "教"])
    func longWord(letter: String) {
        let word = String(repeating: letter, count: 60_000 / letter.utf8.count)
        let refusal = #expect(throws: Refusal.self) {
            try SampleCommands.table.lookUp([Argument(text: word)])
        }
        let echo = String(repeating: letter, count: 64) + "…"
        #expect(refusal?.message == Bilingual("unknown command \(echo)", "没有命令 \(echo)"))
        #expect(refusal?.details == [Refusal.Detail("command", echo)])
    }

    @Test(
        "completion finds the commands that begin with a noun",
        arguments: [
            ("teacher", ["teacher show", "teacher list"]),
            ("教师", ["teacher show", "teacher list"]),
            ("BEGIN", ["begin"]), ("开始", ["begin"]), ("list", []),
        ]
    )
    func completion(noun: String, names: [String]) {
        let entries = SampleCommands.table.entries(beginningWith: noun)
        #expect(entries.map { $0.spec.name(in: .english) } == names)
    }
}
