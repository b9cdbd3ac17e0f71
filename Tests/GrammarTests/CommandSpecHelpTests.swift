import Grammar
import Testing

@Suite("help derives from the declaration")
struct CommandSpecHelpTests {
    private static let spec = {
        CommandSpec(
            words: [Label("teacher", "教师"), Label("list", "列表")],
            summary: Bilingual("does it", "做"),
            kind: .query,
            role: .reader,
            parameters: [
                SampleCommands.parameter("unit", "单位", .positional),
                ParameterSpec(
                    name: Label("kind", "类别"),
                    form: .keyword,
                    type: ValueType(
                        Label("kind", "类别"),
                        shape: "a|b",
                        completion: .words([Label("a", "甲"), Label("b", "乙")])
                    ),
                    isRequired: false,
                    summary: Bilingual("which kind", "何种")
                ),
                SampleCommands.parameter("explain", "依据", .flag, isRequired: false),
                SampleCommands.parameter("words", "词", .rest, isRequired: false),
            ],
            columns: [
                ColumnSpec("id", "编号", .id), ColumnSpec("age", "年龄", .integer, unit: "years"),
            ],
            examples: ["teacher list hetu"],
            source: "D01"
        )
    }()

    @Test(
        "the synopsis names each parameter in its form",
        arguments: [
            (Language.english, "teacher list UNIT [kind=a|b] [explain] [WORDS]"),
            (.chinese, "教师 列表 单位 [类别=a|b] [依据] [词]"),
        ]
    )
    func synopsis(language: Language, expected: String) {
        #expect(Self.spec.synopsis(in: language) == expected)
    }

    @Test("the page has summary, arguments, columns, examples, role and source")
    func page() {
        #expect(
            Self.spec.help(in: .english) == [
                "teacher list UNIT [kind=a|b] [explain] [WORDS]",
                "",
                "    does it",
                "",
                "Arguments:",
                "  unit (单位): what it is",
                "  kind (类别): which kind [a 甲 | b 乙]",
                "  explain (依据): what it is",
                "  words (词): what it is",
                "",
                "Columns:",
                "  id, age",
                "",
                "Examples:",
                "  teacher list hetu",
                "",
                "query, role reader",
                "Source: D01",
            ]
        )
    }

    @Test("the Chinese page says the same in Chinese")
    func chinesePage() {
        let page = Self.spec.help(in: .chinese)
        #expect(page.count == Self.spec.help(in: .english).count)
        #expect(page.contains("参数：") && page.contains("列：") && page.contains("示例："))
        #expect(page.contains("  类别 (kind): 何种 [a 甲 | b 乙]"))
        #expect(page.suffix(2) == ["查询，角色：查询（reader）", "依据：D01"])
    }

    @Test("a command without parameters, columns and examples has a short page")
    func shortPage() {
        #expect(
            SampleCommands.ping.help(in: .english)
                == ["ping", "", "    does it", "", "query, role reader"]
        )
    }

    @Test("a column says its unit, else its kind")
    func columns() {
        #expect(Self.spec.columns.map(\.typeName) == ["id", "years"])
        #expect(ColumnSpec("on", "日期", .day).typeName == "date")
    }

    @Test("only positionals are told by their place")
    func positionals() {
        #expect(Self.spec.positionals.map(\.name.english) == ["unit"])
    }
}
