internal import Grammar

/// A directive as it was read: which one, and the expanded text after its name.
package struct DirectiveLine: Sendable {
    package let directive: Directive
    package let line: SourceLine
    /// The column of the backslash.
    let column: Int
    /// The whole line, expanded.
    let scalars: [Unicode.Scalar]
    let map: ColumnMap
    /// Where the text after the name begins in `scalars`.
    let argumentStart: Int

    /// - Throws: `script` for a name that is not known or a variable that is not set.
    package init(_ line: SourceLine, variables: Variables) throws(ClientError) {
        self.line = line
        var folded = try StatementBuilder.scalars(of: line)
        let backslash = folded.firstIndex { $0 != " " && $0 != "\t" } ?? 0
        column = backslash + 1
        // A backslash outside quotes would not pass as a word.
        if backslash < folded.count { folded[backslash] = " " }
        let nameStart = backslash + 1
        let ends = " \t(（".unicodeScalars
        let nameEnd =
            folded[min(nameStart, folded.count)...].firstIndex { ends.contains($0) }
            ?? folded.count
        var name = String.UnicodeScalarView()
        name.append(contentsOf: folded[min(nameStart, nameEnd)..<nameEnd])
        guard let directive = Directive(name: String(name)) else {
            let shown = VisibleText.of(excerpt(String(name)))
            throw Self.error(
                line,
                column,
                "no directive \\\(shown)",
                "没有指令 \\\(shown)",
                hint: Bilingual(
                    "known: \\include \\set \\for \\table \\end; at the prompt also those of \\?",
                    "可用：\\含 \\设 \\循环 \\表 \\完；提示符下还有 \\? 所列"
                )
            )
        }
        self.directive = directive
        let expansion = try Expansion.of(folded, line: line, variables: variables)
        scalars = expansion.text
        map = expansion.map
        argumentStart = nameEnd
    }

    /// The words after the name.
    func words() throws(ClientError) -> [ScriptWord] {
        try ScriptWord.words(scalars[argumentStart...], map: map, line: line)
    }

    /// The text of every word after the name.
    package func arguments() throws(ClientError) -> [String] {
        try words().map { $0.text }
    }

    /// Everything after the name, expanded.
    var rest: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[argumentStart...].drop { $0 == " " || $0 == "\t" })
        return String(view)
    }

    /// A complaint about the directive.
    func error(_ english: String, _ chinese: String, at word: ScriptWord? = nil) -> ClientError {
        Self.error(word?.line ?? line, word?.column ?? column, english, chinese)
    }

    private static func error(
        _ line: SourceLine,
        _ column: Int,
        _ english: String,
        _ chinese: String,
        hint: Bilingual? = nil
    ) -> ClientError {
        .script(
            Diagnostic(
                line: line,
                column: column,
                message: Bilingual(english, chinese),
                remarks: hint.map { [$0] } ?? []
            )
        )
    }
}
