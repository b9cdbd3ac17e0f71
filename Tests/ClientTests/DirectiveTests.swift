import Client
import Grammar
import Testing

/// Includes, loops and tables.
@Suite struct DirectiveTests {
    @Test("an include starts from the folder of its file, and its lines keep their place")
    func include() throws {
        let folder = try ScriptFolder(texts: [
            "a": "one\n\\include b\nthree", "b": "two ${x}\n",
        ])
        var variables = Variables()
        variables.set("x", to: "2")
        let statements = try folder.statements(of: "a", variables: variables)
        #expect(statements.map { $0.text } == ["one", "two 2", "three"])
        #expect(statements[1].line.file == folder.path + "/b")
        #expect(statements.map { $0.line.number } == [1, 1, 3])
    }

    @Test("a file that includes itself is told, also by way of another")
    func includeLoop() throws {
        let folder = try ScriptFolder(texts: ["a": "\\含 b\n", "b": "ping\n\\include a\n"])
        let complaint = complaint(ScriptReader([.file(folder.path + "/a")]))
        #expect(complaint == "2:10 the file includes itself: a")
    }

    @Test("a missing include is told at the line that names it")
    func missingInclude() throws {
        let folder = try ScriptFolder(texts: ["a": "ping\n\\include none\n"])
        let complaint = complaint(ScriptReader([.file(folder.path + "/a")]))
        #expect(complaint?.hasPrefix("2:10 ") == true)
        #expect(complaint?.contains("No such file") == true)
    }

    @Test("a loop runs its lines once a row, with the cells as words")
    func loop() throws {
        let folder = try ScriptFolder(texts: [
            "a": "\\循环 行 于 r.csv\nadd ${行.id} name=${行.姓名}\n\\完\nend",
            "r.csv": "\u{FEFF}id,姓名\r\nT1,\"张 \"\"敏\"\"\"\r\n\r\nT2,\"two\nlines\"\r\n",
        ])
        let statements = try folder.statements(of: "a")
        #expect(
            statements.map { $0.text }
                == [#"add T1 name="张 \"敏\"""#, #"add T2 name="two\nlines""#, "end"]
        )
        #expect(statements[1].context?.english == "in the row \(folder.path)/r.csv:4")
        #expect(statements[2].context == nil)
    }

    @Test("loops nest, and a table may stand inside")
    func nested() throws {
        let folder = try ScriptFolder(texts: [
            "a": """
            \\for A in a.csv
            \\for B in b.csv
            \\table x y k=${A.v} (c)
            ${B.v}
            \\end
            \\end
            \\end
            """,
            "a.csv": "v\n1\n2\n", "b.csv": "v\np\nq\n",
        ])
        #expect(
            try folder.statements(of: "a").map { $0.text }
                == ["x y k=1 c=p", "x y k=1 c=q", "x y k=2 c=p", "x y k=2 c=q"]
        )
    }

    @Test("rows that do not fit their header are told with their line")
    func oddRows() throws {
        let folder = try ScriptFolder(texts: [
            "a": "\\for R in r.csv\nping\n\\end", "r.csv": "a,b\n1,2\n3\n",
        ])
        let complaint = complaint(ScriptReader([.file(folder.path + "/a")]))
        #expect(complaint == "3:1 the row has 1 cell, the header 2")
        try folder.write(Array("a,b,a\n1,2,3\n".utf8), to: "r.csv")
        let twice = ClientTests.complaint(ScriptReader([.file(folder.path + "/a")]))
        #expect(twice == "1:1 two columns are called a")
        // As spreadsheets end their rows.
        try folder.write(Array("a,b,,\n1,2,,\n".utf8), to: "r.csv")
        #expect(ClientTests.complaint(ScriptReader([.file(folder.path + "/a")])) == nil)
        try folder.write(Array("a,b\r1,2\r".utf8), to: "r.csv")
        let bare = ClientTests.complaint(ScriptReader([.file(folder.path + "/a")]))
        #expect(bare == "1:1 a carriage return that ends no line: rows end in LF or CRLF")
    }

    @Test("a table's cells become named arguments; a hyphen leaves its argument out")
    func table() throws {
        let text = """
            \\table result add test=t1 subject=语文 (class on-roll sat)
            三1  41  40
            # a comment

            "三 2"  -  "-"
            \\end
            """
        #expect(
            try sent(text) == [
                "result add test=t1 subject=语文 class=三1 on-roll=41 sat=40",
                "result add test=t1 subject=语文 class=\"三 2\" sat=-",
            ]
        )
    }

    @Test("full-width parentheses and commas, tabs and places by position")
    func tableForms() throws {
        let text = "\\表 成绩 录入 test=t1（@班级，人数　备注）\n三1\t41\t很 好\n三2\t\t-\n\\完"
        #expect(
            try sent(text) == [
                "成绩 录入 三1 test=t1 人数=41 备注=\"很 好\"", "成绩 录入 三2 test=t1",
            ]
        )
        #expect(
            complaint("\\table a b (@x)\n-\n\\end") == "2:1 x has its place and cannot be left out"
        )
    }

    @Test("a fault of a cell points at the cell, a fault of the statement at its line")
    func tablePlaces() throws {
        let text = "\\table result add test=t1 (class sat)\n三1  41\n\\end"
        let statement = try #require(
            try ScriptReader(text: text, name: "t", variables: Variables()).statements().first
        )
        #expect(statement.text == "result add test=t1 class=三1 sat=41")
        func place(_ part: String) throws -> String {
            let scalars = Array(statement.text.unicodeScalars)
            let wanted = Array(part.unicodeScalars)
            let at = try #require(
                scalars.indices.first { scalars[$0...].starts(with: wanted) }
            )
            let place = statement.place(of: at + 1)
            return "\(place.line.number):\(place.column)"
        }
        #expect(try place("三1") == "2:1")
        #expect(try place("41") == "2:5")
        #expect(try place("sat=") == "1:34")
        #expect(try place("t1") == "1:24")
    }

    @Test(
        "a table that is not right is told with its place",
        arguments: [
            ("\\table a b", "1:1 \\table needs columns"),
            ("\\table a b ()", "1:1 \\table needs columns"),
            ("\\table (a)", "1:1 \\table needs a statement"),
            ("\\table a b (c c)", "1:15 the column is named twice"),
            ("\\table a b (c)\n1 2\n\\end", "2:3 the row has 2 cells"),
            ("\\table a b (c d)\n1\n\\end", "2:2 the row has 1 cell,"),
            ("\\table a b (c)\n\\set x 1", "2:1 inside the \\table of line 1"),
            ("\\table a b (c)\n1", "1:1 no \\end follows"),
            ("\\end", "1:1 nothing to \\end here"),
            ("\\nope x", "1:1 no directive \\nope"),
            ("\\timing", "1:1 known at the prompt only"),
            ("\\set x", "1:1 \\set takes a name"),
            ("\\set x a b", "1:10 \\set takes a name"),
            ("\\for R of x", "1:1 the form is"),
            ("\\table a b (c)\n\"x\n\\end", "2:1 a quote that is not closed"),
        ]
    )
    func faults(text: String, expected: String) {
        let complaint = complaint(text)
        #expect(complaint?.hasPrefix(expected) == true, "\(complaint ?? "none")")
    }

    @Test("Chinese input methods give another mark for the backslash key")
    func ideographicComma() throws {
        #expect(try sent("、设 x 1\nping ${x}") == ["ping 1"])
    }

    @Test("files nest as deep as the limit and no deeper")
    func depth() throws {
        func deepest(_ count: Int) throws -> String? {
            let folder = try ScriptFolder()
            for number in 1..<count {
                try folder.write(Array("\\include \(number + 1)\n".utf8), to: "\(number)")
            }
            try folder.write(Array("ping\n".utf8), to: "\(count)")
            return complaint(ScriptReader([.file(folder.path + "/1")]))
        }
        #expect(try deepest(ScriptReader.depthLimit) == nil)
        #expect(try deepest(ScriptReader.depthLimit + 1)?.contains("nested") == true)
    }
}
