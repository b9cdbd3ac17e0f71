internal import Grammar

/// Reads the cells of one row of a `\table`.
enum TableRow {
    /// One cell, with its place in the row.
    struct Cell {
        let text: String
        /// In scalars from 1.
        let column: Int
        /// Written `-`, or empty between tabs.
        let isLeftOut: Bool
    }

    /// Cells stand between spaces, or between tabs where the row has one.
    /// - Throws: `script` for a broken quote or a variable that is not set.
    static func cells(_ line: SourceLine, variables: Variables) throws(ClientError) -> [Cell] {
        let scalars = try StatementBuilder.scalars(of: line)
        let first = scalars.firstIndex { $0 != " " && $0 != "\t" } ?? 0
        guard scalars[first...].contains("\t") else {
            return try words(scalars[...], line: line, variables: variables).map(cell)
        }
        var cells: [Cell] = []
        // Spreadsheets leave empty cells at either end: the tabs there count.
        for part in scalars.split(separator: "\t", omittingEmptySubsequences: false) {
            cells.append(try tabbed(part, line: line, variables: variables))
        }
        return cells
    }

    private static func words(
        _ scalars: ArraySlice<Unicode.Scalar>,
        line: SourceLine,
        variables: Variables
    ) throws(ClientError) -> [ScriptWord] {
        let expansion = try Expansion.of(
            Array(scalars),
            line: line,
            origin: scalars.startIndex + 1,
            variables: variables
        )
        return try ScriptWord.words(expansion.text[...], map: expansion.map, line: line)
    }

    private static func cell(_ word: ScriptWord) -> Cell {
        Cell(
            text: word.text,
            column: word.column,
            isLeftOut: word.text == "-" && !word.isQuoted
        )
    }

    /// A cell between tabs may hold spaces without quotes.
    private static func tabbed(
        _ part: ArraySlice<Unicode.Scalar>,
        line: SourceLine,
        variables: Variables
    ) throws(ClientError) -> Cell {
        guard let start = part.firstIndex(where: { $0 != " " }),
            let end = part.lastIndex(where: { $0 != " " })
        else {
            return Cell(text: "", column: part.startIndex + 1, isLeftOut: true)
        }
        let inner = part[start...end]
        if inner.first == "\"" || inner.contains("$") {
            let words = try words(inner, line: line, variables: variables)
            guard words.count == 1 else {
                throw .script(
                    Diagnostic(
                        line: line,
                        column: start + 1,
                        message: Bilingual(
                            "a cell with quotes or variables is one word",
                            "含引号或变量的单元格只能是一个词"
                        )
                    )
                )
            }
            return cell(words[0])
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: inner)
        let text = String(view)
        return Cell(text: text, column: start + 1, isLeftOut: text == "-")
    }
}
