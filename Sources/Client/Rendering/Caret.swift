/// A source line with a caret under one of its columns.
package struct Caret: Sendable {
    /// The two lines, each with two spaces before it; empty for an empty line.
    package let text: String

    /// The most columns of a long line that are shown around the caret.
    private static let window = 96

    /// Columns count Unicode scalars from 1; 0 shows the line without a caret.
    package init(line: String, column: Int) {
        let scalars = Array(line.unicodeScalars)
        guard !scalars.isEmpty else {
            text = ""
            return
        }
        let index = min(max(column - 1, 0), scalars.count)
        var start = 0
        var end = scalars.count
        if scalars.count > Self.window {
            start = max(0, index - Self.window / 2)
            end = min(scalars.count, start + Self.window)
        }
        let before = (start > 0 ? "…" : "") + Self.shown(scalars[start..<max(start, index)])
        let after = Self.shown(scalars[max(start, index)..<end])
        let ending = end < scalars.count ? "…" : ""
        var text = "  \(before)\(after)\(ending)\n"
        if column > 0 {
            text += "  \(String(repeating: " ", count: DisplayWidth.of(before)))^\n"
        }
        self.text = text
    }

    private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.map { $0 == "\t" ? " " : $0 })
        return VisibleText.of(String(view))
    }
}
