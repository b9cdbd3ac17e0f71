/// Results as Markdown tables.
///
/// A class: it keeps the columns of the result it is in.
final class MarkdownRenderer: ResultRenderer {
    private let output: Output
    private let labels: Labels
    private var columns: [Column] = []
    private var isFirst = true

    init(output: Output, labels: Labels) {
        self.output = output
        self.labels = labels
    }

    func begin(_ columns: [Column]) throws(ClientError) {
        if !isFirst { try output.write("\n") }
        isFirst = false
        self.columns = columns
        try line(columns.map { Self.escaped(VisibleText.of(labels.label(of: $0.name))) })
        try line(columns.map { $0.isFigure ? "---:" : "---" })
    }

    func row(_ values: [String?]) throws(ClientError) {
        try line(
            columns.enumerated().map { index, column in
                let value = index < values.count ? values[index] : nil
                return Self.escaped(Cell.shown(value, column, labels))
            }
        )
    }

    func text(_ line: String) throws(ClientError) {
        try output.write(VisibleText.of(line) + "\n")
    }

    func end() throws(ClientError) {
        columns = []
    }

    private func line(_ cells: [String]) throws(ClientError) {
        try output.write("| " + cells.joined(separator: " | ") + " |\n")
    }

    /// What Markdown would read as its own is written as a character reference or escaped.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "|", "\\", "`", "*", "_", "[", "]": result += "\\\(scalar)"
            case "<": result += "&lt;"
            case "&": result += "&amp;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
