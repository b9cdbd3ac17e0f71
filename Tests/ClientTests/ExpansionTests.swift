import Client
import Grammar
import Testing

/// Folding of full-width marks and expansion of variables.
@Suite struct ExpansionTests {
    private func variables(_ values: [String: String]) -> Variables {
        var variables = Variables()
        for (name, value) in values { variables.set(name, to: value) }
        return variables
    }

    @Test("full-width marks are folded outside quotes only")
    func folding() throws {
        #expect(
            try sent("unit　add　hetu　name＝“河图　小学，一”　tags＝a，b")
                == ["unit add hetu name=\"河图　小学，一\" tags=a,b"]
        )
        #expect(try sent("add name=\"a　＝，“b”\"") == ["add name=\"a　＝，“b”\""])
        #expect(try sent("add name=‘a b’ x＝＂c d＂") == ["add name=\"a b\" x=\"c d\""])
    }

    @Test("blank lines, comments and a first line for the shell are no statements")
    func comments() throws {
        #expect(try sent("#!/usr/bin/env shixun\n\n  \t\n　\n # a ${x}\nping") == ["ping"])
    }

    @Test("a value is one word or a part of one, whatever it holds")
    func oneWord() throws {
        let values = variables(["x": "a b", "q": "say \"hi\" \\ x=1", "n": "line\nend", "e": ""])
        #expect(try sent("add ${x}", variables: values) == ["add \"a b\""])
        #expect(try sent("add name=${x}", variables: values) == ["add name=\"a b\""])
        #expect(
            try sent("add ${q}", variables: values) == [#"add "say \"hi\" \\ x=1""#]
        )
        #expect(
            try sent("add name=\"<${q}> ${n}\"", variables: values)
                == [#"add name="<say \"hi\" \\ x=1> line\nend""#]
        )
        #expect(try sent("add ${e} a${e}b name=${e}", variables: values) == ["add \"\" ab name="])
    }

    @Test("a value that looks like a tag or a comment is quoted")
    func noTag() throws {
        let values = variables(["t": "@x", "c": "# no"])
        #expect(try sent("a ${t} ${c}", variables: values) == ["a \"@x\" \"# no\""])
    }

    @Test("two dollars are one, and one alone stays")
    func dollars() throws {
        #expect(try sent("a $$x $5 \"$$\" b$") == ["a $x $5 \"$\" b$"])
    }

    @Test("a variable that is not set is told at its column")
    func undefined() {
        #expect(complaint("ping\n教师 add name=${x}") == "2:13 no variable x is set")
        #expect(complaint("a ${x") == "1:3 ${ without a }")
        #expect(complaint("\\set x 1\nping ${x}") == nil)
    }

    @Test("a control is refused at its column")
    func controls() {
        #expect(complaint("ab\u{7}")?.hasPrefix("1:3 a control character (U+7)") == true)
        #expect(complaint("张\u{202E}")?.hasPrefix("1:2 ") == true)
        #expect(complaint("a\tb") == nil)
    }

    @Test("a position of what was sent leads back to what was written")
    func places() throws {
        let values = variables(["x": "a \"b\""])
        let reader = ScriptReader(text: "教师 add ${x} k=v z", name: "t", variables: values)
        let statement = try #require(try reader.statements().first)
        #expect(statement.text == #"教师 add "a \"b\"" k=v z"#)
        #expect(statement.place(of: 1).column == 1)
        #expect(statement.place(of: 8).column == 8)
        #expect(statement.place(of: 12).column == 8)
        let key = try #require(statement.text.unicodeScalars.firstIndex(of: "k"))
        let position = statement.text.unicodeScalars.distance(
            from: statement.text.unicodeScalars.startIndex,
            to: key
        )
        #expect(statement.place(of: position + 1).column == 13)
        #expect(statement.place(of: position + 3).column == 15)
    }

    @Test("a refusal's tag does not count in its column")
    func tagLength() throws {
        let statement = try #require(
            try ScriptReader(text: "a BAD", name: "f", variables: Variables()).statements().first
        )
        let status = ReplyStatus(
            isRefusal: true,
            word: "NOENT",
            meta: [],
            message: "no"
        )
        #expect(statement.diagnostic(for: status, tagLength: 4).column == 1)
        let pointed = ReplyStatus(ArraySlice(Array("-NOENT pos=7 :no".utf8)))
        let diagnostic = statement.diagnostic(for: pointed, tagLength: 4)
        #expect(diagnostic.text(in: .english) == "f:1:3: NOENT no\n  a BAD\n    ^\n")
    }

    @Test("--set takes a name and a value")
    func options() throws {
        var variables = Variables()
        try variables.set(option: "年份=2024=x")
        #expect(variables["年份"] == "2024=x")
        #expect(throws: ClientError.self) { try variables.set(option: "2024") }
        #expect(throws: ClientError.self) { try variables.set(option: "a b=1") }
    }
}
