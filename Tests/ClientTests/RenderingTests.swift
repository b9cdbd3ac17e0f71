import Client
import Grammar
import Testing

/// Results as people and programs read them.
@Suite struct RenderingTests {
    private let columns = [
        Column(field: "id:id"), Column(field: "name"), Column(field: "age:years"),
        Column(field: "kind:word"), Column(field: "rate:percent"),
    ]
    private let rows: [[String?]] = [
        ["T001", "张敏", "36", "young", "93.30"],
        ["T2", "a,\"b\"\nc", "-0.50", nil, nil],
    ]

    private func rendered(
        _ format: ResultFormat,
        labels: Labels = Labels(),
        marksByteOrder: Bool = false,
        rows: [[String?]]? = nil
    ) throws -> String {
        let output = Output.keeping()
        let renderer = Renderers.make(
            format,
            output: output,
            labels: labels,
            marksByteOrder: marksByteOrder
        )
        try renderer.begin(columns)
        for row in rows ?? self.rows { try renderer.row(row) }
        try renderer.end()
        return output.text
    }

    private var labels: Labels {
        let labels = Labels()
        labels.add(["name", "姓名", "name"])
        labels.add(["young", "青年", "young"])
        labels.add(["rate", "", "rate"])
        return labels
    }

    @Test("a table lines up by display width, figures at the right")
    func table() throws {
        #expect(
            try rendered(.table) == """
                id    name        age  kind     rate
                ----  --------  -----  -----  ------
                T001  张敏         36  young  93.30%
                T2    a,"b"\\nc  -0.50

                """
        )
    }

    @Test("a list of a column's fixed values has their labels, and what they cover stays")
    func labelledList() throws {
        let labels = labels
        labels.add(["name=teacher", "教师", "name=teacher"], command: 1)
        labels.add(["name=leader", "领导", "name=leader"], command: 1)
        labels.choose(1)
        let rows: [[String?]] = [
            ["1", "teacher,leader:语文,other", nil, nil, nil], ["2", "a,b", nil, nil, nil],
        ]
        let text = try rendered(.table, labels: labels, rows: rows)
        #expect(text.contains("教师,领导:语文,other"))
        #expect(text.contains("a,b"))
    }

    @Test(
        "a file's name says the format",
        arguments: [
            ("a.csv", ResultFormat.csv), ("b/c.d/e.HTML", .html), ("x.htm", .html),
            ("x.md", .markdown), ("x.jsonl", .jsonl), ("x.json", .json), ("x.tsv", .tsv),
        ]
    )
    func named(file: String, format: ResultFormat) {
        #expect(ResultFormat(fileName: file) == format)
    }

    @Test("other names say none", arguments: ["csv", "a.txt", "a.csv.gz", "", "."])
    func unnamed(file: String) {
        #expect(ResultFormat(fileName: file) == nil)
    }

    @Test("a word that is a heading too has the label that its own column gives it")
    func labelledInColumn() throws {
        let labels = labels
        labels.add(["young", "年龄", "young"], command: 1)
        labels.add(["kind=young", "青年教师", "kind=young"], command: 1)
        labels.add(["name=total", "合计", "name=total"], command: 1)
        labels.choose(1)
        let rows = [["T1", "total", "1", "young", nil], ["T2", "young", "2", nil, nil]]
        let text = try rendered(.table, labels: labels, rows: rows)
        #expect(text.contains("合计") && text.contains("青年教师") && text.contains("  young"))
        #expect(!text.contains("年龄"), "a text is no fixed value: \(text)")
    }

    @Test("people who read Chinese get the labels of headings and fixed values")
    func labelled() throws {
        let text = try rendered(.table, labels: labels, rows: [rows[0]])
        #expect(
            text == """
                id    姓名  age  kind    rate
                ----  ----  ---  ----  ------
                T001  张敏   36  青年  93.30%

                """
        )
        #expect(try rendered(.csv, labels: labels).hasPrefix("id,name,age,kind,rate\r\n"))
    }

    @Test("an empty table has its headings")
    func empty() throws {
        #expect(try rendered(.table, rows: []).split(separator: "\n").count == 2)
        #expect(try rendered(.json, rows: []) == "[]\n")
    }

    @Test("CSV is RFC 4180, and tells no value from an empty text")
    func csv() throws {
        let text = try rendered(.csv, rows: rows + [["", "  ", "1", "k", "0.00"]])
        #expect(
            text == "id,name,age,kind,rate\r\nT001,张敏,36,young,93.30\r\n"
                + "T2,\"a,\"\"b\"\"\nc\",-0.50,,\r\n\"\",\"  \",1,k,0.00\r\n"
        )
        let marked = try rendered(.csv, marksByteOrder: true)
        #expect(marked.utf8.starts(with: [0xEF, 0xBB, 0xBF]))
    }

    @Test("tab-separated fields escape what they cannot hold")
    func tsv() throws {
        #expect(
            try rendered(.tsv, rows: [["a\tb", "c\\d\n", nil, "", "1"]])
                == "id\tname\tage\tkind\trate\na\\tb\tc\\\\d\\n\t\\N\t\t1\n"
        )
    }

    @Test("JSON keeps the digits of figures and has null for no value")
    func json() throws {
        #expect(
            try rendered(.json) == """
                [
                {"id":"T001","name":"张敏","age":36,"kind":"young","rate":93.30},
                {"id":"T2","name":"a,\\"b\\"\\nc","age":-0.50,"kind":null,"rate":null}
                ]

                """
        )
        let odd: [[String?]] = [["\u{1B}\u{2028}", nil, "007", "k", "1."]]
        #expect(
            try rendered(.jsonl, rows: odd)
                == #"{"id":"\u001b\u2028","name":null,"age":"007","kind":"k","rate":"1."}"# + "\n"
        )
    }

    @Test("Markdown and HTML let no mark-up of the data through")
    func markup() throws {
        let row: [[String?]] = [["<b>", "a|b", "1", "&", nil]]
        let markdown = try rendered(.markdown, rows: row)
        #expect(markdown.hasSuffix("| &lt;b> | a\\|b | 1 | &amp; |  |\n"))
        let html = try rendered(.html, rows: row)
        #expect(html.contains("<td>&lt;b&gt;</td><td>a|b</td>"))
        #expect(html.hasSuffix("</footer>\n</article>\n"))
    }

    @Test("a page has its form line, charts and footer, all escaped, and asks nothing of outside")
    func page() throws {
        let output = Output.keeping()
        let renderer = Renderers.make(.html, output: output, language: .chinese)
        try renderer.part(.title("达标<script>alert(1)</script>"))
        try renderer.part(.unit("河图\"小学'"))
        try renderer.part(.day("2024-11-01"))
        try renderer.part(.heading("三年级&"))
        try renderer.part(.chart(caption: "合格率<b>", unit: "%", full: "100"))
        for (label, value, target, mark) in [
            ("三（1）班", "98.08", "95", "met"), ("<i>", "80", "95", "not-met"),
            ("<i>", "1", nil, "met\" onload=\"x"),
            ("三（3）班", nil, nil, "plain"),
        ] {
            try renderer.part(.bar(label: label, value: value, target: target, mark: mark))
        }
        try renderer.begin(columns)
        try renderer.row(rows[0])
        renderer.note("一<条>")
        try renderer.part(.rule("hetu@1 第9行，H03"))
        try renderer.end()
        let html = output.text
        for part in [
            "<!DOCTYPE html>", "<html lang=\"zh-CN\">", "size: A4 landscape",
            "<h1>达标&lt;script&gt;alert(1)&lt;/script&gt;</h1>", "单位：河图&quot;小学&#39;",
            "填表人：", "审核人：", "日期：2024-11-01", "<h2>三年级&amp;</h2>", "合格率&lt;b&gt;",
            "<svg ", "✓ 98.08%", "✗ 80%", "无数据", "<p>依据：hetu@1 第9行，H03</p>",
            "<p>注：一&lt;条&gt;</p>",
        ] { #expect(html.contains(part), "\(part)") }
        for part in ["<script", "onload=", "http:", "https:", "url(", "src=", "href="] {
            #expect(!html.contains(part), "\(part)")
        }
    }

    @Test(
        "a long chart fills the page's three columns, and then three more",
        arguments: [(24, 1), (25, 3), (37, 3), (108, 3), (109, 6)]
    )
    func longChart(count: Int, drawings: Int) throws {
        let output = Output.keeping()
        let renderer = Renderers.make(.html, output: output)
        try renderer.part(.chart(caption: "c", unit: "", full: "10"))
        for index in 0..<count {
            try renderer.part(.bar(label: "\(index)", value: "1", target: nil, mark: "plain"))
        }
        try renderer.end()
        #expect(output.text.split(separator: "<svg ").count - 1 == drawings)
        #expect(output.text.split(separator: "<g><title>").count - 1 == count)
    }

    @Test("a trend is a line of blocks in a terminal, a drawing on a page, figures for machines")
    func trend() throws {
        for (format, expected) in [
            (ResultFormat.table, "▁▄·█\n"), (.csv, "trend\r\n0 49.99 - 100\r\n"),
        ] {
            let output = Output.keeping()
            let renderer = Renderers.make(format, output: output)
            try renderer.begin([Column(field: "trend:trend")])
            try renderer.row(["0 49.99 - 100"])
            try renderer.end()
            #expect(output.text.hasSuffix(expected), "\(output.text)")
        }
        let page = Output.keeping()
        let renderer = Renderers.make(.html, output: page)
        try renderer.begin([Column(field: "trend:trend")])
        try renderer.row(["0 50 - 100\"><script>"])
        try renderer.end()
        #expect(page.text.contains("<polyline points=\"6,14 18,8\"/>"))
        #expect(!page.text.contains("<script"))
    }

    @Test("a share is drawn in a terminal and stays a figure for machines")
    func share() throws {
        for (format, expected) in [
            (ResultFormat.table, "68.00% ███████░░░\n"), (.csv, "share\r\n68.00\r\n"),
        ] {
            let output = Output.keeping()
            let renderer = Renderers.make(format, output: output)
            try renderer.begin([Column(field: "share:share")])
            try renderer.row(["68.00"])
            try renderer.end()
            #expect(output.text.hasSuffix(expected), "\(output.text)")
        }
    }

    @Test("a second page goes on without a second heading")
    func pages() throws {
        let output = Output.keeping()
        let messages = Messages(language: .english, output: output)
        let renderer = Renderers.make(.csv, output: output)
        let printer = ReplyPrinter(renderer: renderer, messages: messages)
        try printer.take(.head([Column(field: "id")]))
        try printer.take(.row(["1"]))
        printer.pageEnded()
        try printer.take(.head([Column(field: "id")]))
        try printer.take(.row(["2"]))
        try printer.ended(ReplyStatus(isRefusal: false, word: "OK"))
        #expect(output.text == "id\r\n1\r\n2\r\n")
        #expect(printer.rows == 2)
    }

    @Test("that by which a result can be checked again is in the file")
    func digest() throws {
        let status = ReplyStatus(Array("+OK digest=12ab rows=1".utf8)[...])
        let expected = [
            (ResultFormat.csv, "a,b,c\r\n1,2,3\r\ndigest,12ab,\r\n"),
            (.tsv, "a\tb\tc\n1\t2\t3\ndigest\t12ab\t\\N\n"),
            (.jsonl, "{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}\n{\"digest\":\"12ab\"}\n"),
            (.json, "[\n{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"},\n{\"digest\":\"12ab\"}\n]\n"),
        ]
        for (format, text) in expected {
            let output = Output.keeping()
            let printer = ReplyPrinter(
                renderer: Renderers.make(format, output: output),
                messages: Messages(language: .english, output: output)
            )
            try printer.take(.head(["a", "b", "c"].map { Column(field: $0) }))
            try printer.take(.row(["1", "2", "3"]))
            try printer.ended(status)
            #expect(output.text == text)
        }
    }

    @Test("a single row that is wider than the terminal is shown one value a line")
    func record() throws {
        func shown(width: Int) throws -> String {
            let output = Output.keeping()
            let renderer = Renderers.make(.table, output: output, labels: labels, width: width)
            try renderer.begin(columns)
            try renderer.row(["T001", "张敏", "36", nil, "93.30"])
            try renderer.end()
            return output.text
        }
        #expect(try shown(width: 29).split(separator: "\n").count == 3)
        #expect(try shown(width: 28) == "id    T001\n姓名  张敏\nage   36\nkind\nrate  93.30%\n")
    }
}
