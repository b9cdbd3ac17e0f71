internal import Grammar

/// Results as pages that are printed and handed on: title, form line, charts, tables, footer.
///
/// The end tags of `body` and `html` are left out, as HTML allows: the next result is a further
/// article of the same document.
///
/// A class: it is inside an article, a table or a chart, or is not.
final class HTMLRenderer: ResultRenderer {
    private let output: Output
    private let labels: Labels
    private let language: Language
    private var columns: [Column] = []
    private var isDocument = false
    private var isArticle = false
    private var isTable = false
    private var areCharts = false
    private var chart: BarChart?
    // What is known of the page before it is opened.
    private var title = ""
    private var unit = ""
    private var day = ""
    private var rules: [String] = []
    private var notes: [String] = []

    init(output: Output, labels: Labels, language: Language) {
        self.output = output
        self.labels = labels
        self.language = language
    }

    func begin(_ columns: [Column]) throws(ClientError) {
        try open()
        self.columns = columns
        isTable = true
        let headings = columns.map { column in
            "<th>\(HTMLText.of(labels.label(of: column.name)))</th>"
        }
        let running = HTMLText.of([unit, title].filter { !$0.isEmpty }.joined(separator: " · "))
        try output.write(
            "<table>\n<thead>\n<tr class=\"run\"><th colspan=\"\(columns.count)\">\(running)"
                + "</th></tr>\n<tr>\(headings.joined())</tr>\n</thead>\n<tbody>\n"
        )
    }

    func row(_ values: [String?]) throws(ClientError) {
        let cells = columns.enumerated().map { index, column in
            let value = index < values.count ? values[index] : nil
            if column.kind == .trend { return "<td>\(value.map(Sparkline.drawing) ?? "")</td>" }
            let shown = HTMLText.of(Cell.shown(value, column, labels))
            guard column.isFigure else { return "<td>\(shown)</td>" }
            return "<td class=\"n\">\(shown)\(Self.bar(value, column))</td>"
        }
        try output.write("<tr>\(cells.joined())</tr>\n")
    }

    /// A thin bar under a share that is drawn.
    private static func bar(_ value: String?, _ column: Column) -> String {
        guard column.isDrawn, let share = value.flatMap({ Double(figure: $0) }) else { return "" }
        let percent = Int(min(max(share, 0), 100).rounded())
        return "<div style=\"width:\(percent)%\"></div>"
    }

    func text(_ line: String) throws(ClientError) {
        try open()
        try output.write("<p class=\"line\">\(HTMLText.of(line))</p>\n")
    }

    func note(_ text: String) {
        notes.append(text)
    }

    func part(_ part: PagePart) throws(ClientError) {
        switch part {
        case .title(let text): title = text
        case .unit(let text): unit = text
        case .day(let text): day = text
        case .rule(let text): rules.append(text)
        case .heading(let text):
            try open()
            try output.write("<h2>\(HTMLText.of(text))</h2>\n")
        case .chart(let caption, let unit, let full):
            try openChart(
                BarChart(caption: caption, unit: unit, full: full, language: language)
            )
        case .bar(let label, let value, let target, let mark):
            let bar = BarChart.Bar(label: label, value: value, target: target, mark: mark)
            chart?.bars.append(bar)
        }
    }

    func end() throws(ClientError) {
        try open()
        let from = language == .chinese ? "依据：" : "Rules: "
        let remark = language == .chinese ? "注：" : "Notes: "
        let lines = [
            (from, rules.joined(separator: "；")),
            (remark, notes.filter { !rules.contains($0) }.joined(separator: "；")),
        ].filter { !$0.1.isEmpty }
        let program = language == .chinese ? "本表由 shixun 生成" : "Made by shixun"
        try output.write("<footer>\n")
        for (name, text) in lines {
            try output.write("<p>\(HTMLText.of(name + text))</p>\n")
        }
        try output.write("<p>\(HTMLText.of("\(program) \(day)"))</p>\n</footer>\n</article>\n")
        (isArticle, columns, rules, notes) = (false, [], [], [])
        (title, unit, day) = ("", "", "")
    }

    // MARK: Opening and closing

    /// Ends table and charts; begins the document and the article where they have not begun.
    private func open() throws(ClientError) {
        if isTable { try output.write("</tbody>\n</table>\n") }
        isTable = false
        try drawChart()
        if areCharts { try output.write("</div>\n") }
        areCharts = false
        if !isDocument { try openDocument() }
        isDocument = true
        if !isArticle { try openArticle() }
        isArticle = true
    }

    private func openChart(_ next: BarChart) throws(ClientError) {
        if areCharts {
            try drawChart()
        } else {
            try open()
            try output.write("<div class=\"charts\">\n")
            areCharts = true
        }
        chart = next
    }

    private func drawChart() throws(ClientError) {
        if let chart { try output.write(chart.html) }
        chart = nil
    }

    private func openDocument() throws(ClientError) {
        let name = title.isEmpty ? "shixun" : title
        let tongue = language == .chinese ? "zh-CN" : "en"
        try output.write(
            """
            <!DOCTYPE html>
            <html lang="\(tongue)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" \
            content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(HTMLText.of(name))</title>
            <style>
            \(HTMLStyle.text)
            </style>
            </head>
            <body>

            """
        )
    }

    private func openArticle() throws(ClientError) {
        let isChinese = language == .chinese
        var text = "<article>\n<header>\n"
        if !title.isEmpty { text += "<h1>\(HTMLText.of(title))</h1>\n" }
        let blank = "<i></i>"
        let fields: [(String, String)] = [
            (isChinese ? "单位：" : "Unit: ", unit.isEmpty ? blank : HTMLText.of(unit)),
            (isChinese ? "填表人：" : "Prepared by: ", blank),
            (isChinese ? "审核人：" : "Reviewed by: ", blank),
            (isChinese ? "日期：" : "Date: ", day.isEmpty ? blank : HTMLText.of(day)),
        ]
        text += "<p class=\"form\">"
        for (name, value) in fields { text += "<span>\(name)\(value)</span>" }
        try output.write(text + "</p>\n</header>\n")
    }
}
