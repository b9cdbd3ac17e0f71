/// Results as HTML tables, for a page of the user's own.
///
/// A class: it is inside a table or is not.
final class HTMLRenderer: ResultRenderer {
    private let output: Output
    private let labels: Labels
    private var columns: [Column] = []
    private var isInside = false

    init(output: Output, labels: Labels) {
        self.output = output
        self.labels = labels
    }

    func begin(_ columns: [Column]) throws(ClientError) {
        self.columns = columns
        isInside = true
        let headings = columns.map { column in
            "<th>\(Self.escaped(VisibleText.of(labels.label(of: column.name))))</th>"
        }
        try output.write("<table>\n<thead>\n<tr>\(headings.joined())</tr>\n</thead>\n<tbody>\n")
    }

    func row(_ values: [String?]) throws(ClientError) {
        let cells = columns.enumerated().map { index, column in
            let value = index < values.count ? values[index] : nil
            let style = column.isFigure ? " style=\"text-align:right\"" : ""
            return "<td\(style)>\(Self.escaped(Cell.shown(value, column, labels)))</td>"
        }
        try output.write("<tr>\(cells.joined())</tr>\n")
    }

    func text(_ line: String) throws(ClientError) {
        try close()
        try output.write("<p>\(Self.escaped(VisibleText.of(line)))</p>\n")
    }

    func end() throws(ClientError) {
        try close()
        columns = []
    }

    private func close() throws(ClientError) {
        if isInside { try output.write("</tbody>\n</table>\n") }
        isInside = false
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
