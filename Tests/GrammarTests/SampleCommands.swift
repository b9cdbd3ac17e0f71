import Grammar

/// A few commands with every form of parameter.
enum SampleCommands {
    static let teacherShow = spec(
        [Label("teacher", "教师"), Label("show", "查看")],
        [
            parameter("teacher", "教师", .positional),
            parameter("asof", "日期", .keyword, isRequired: false),
            parameter("explain", "依据", .flag, isRequired: false),
        ]
    )
    static let teacherList = spec(
        [Label("teacher", "教师"), Label("list", "列表")],
        [parameter("unit", "单位", .keyword, isRequired: false)]
    )
    static let resultAdd = spec(
        [Label("result", "成绩"), Label("add", "录入")],
        [
            parameter("class", "班级", .positional),
            parameter("sat", "实考", .keyword),
            parameter("subject", "科目", .positional),
            parameter("total", "总分", .keyword, isRequired: false),
        ]
    )
    static let ping = spec([Label("ping", "回声")], [])
    static let help = spec(
        [Label("help", "帮助")],
        [parameter("words", "命令", .rest, isRequired: false)]
    )
    static let batchBegin = spec([Label("batch", "批"), Label("begin", "开始")], [])
    static let begin = spec([Label("begin", "开始")], [])

    static let table = CommandTable([
        teacherShow, teacherList, resultAdd, ping, help, batchBegin, begin,
    ])

    static func words(_ line: String) throws -> [Argument] {
        try StatementParser.parse(line)?.words ?? []
    }

    /// The arguments of a line that is one of the sample commands.
    static func bind(_ line: String) throws -> BoundArguments {
        let words = try words(line)
        let (entry, count) = try table.lookUp(words)
        return try entry.bind(words, from: count)
    }

    static func spec(_ words: [Label], _ parameters: [ParameterSpec]) -> CommandSpec {
        CommandSpec(
            words: words,
            summary: Bilingual("does it", "做"),
            kind: .query,
            role: .reader,
            parameters: parameters
        )
    }

    static func parameter(
        _ english: String,
        _ chinese: String,
        _ form: ParameterSpec.Form,
        isRequired: Bool = true
    ) -> ParameterSpec {
        ParameterSpec(
            name: Label(english, chinese),
            form: form,
            type: ValueType(Label("date", "日期"), shape: "2024-09-01"),
            isRequired: isRequired,
            summary: Bilingual("what it is", "何物")
        )
    }
}
