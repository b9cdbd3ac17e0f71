internal import Grammar

/// One word of a directive or a table's row, with its place in the script.
struct ScriptWord: Sendable, Hashable {
    let text: String
    let line: SourceLine
    /// In scalars from 1.
    let column: Int
    /// Whether it was written in quotes, so that it stands for itself.
    let isQuoted: Bool

    /// Reads words as the grammar reads a statement's.
    ///
    /// The scalars are expanded; broken quotes or escapes are complained of at their place.
    static func words(
        _ scalars: ArraySlice<Unicode.Scalar>,
        map: ColumnMap,
        line: SourceLine
    ) throws(ClientError) -> [ScriptWord] {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        // A word in front keeps the first of ours from being read as a tag or a key.
        let text = "x " + String(view)
        let shift = scalars.startIndex - 2
        let request: Request?
        do throws(Refusal) {
            request = try StatementParser.parse(text)
        } catch {
            let place = map.place(of: (error.position ?? 1) + shift) ?? (line, 1)
            throw .script(
                Diagnostic(
                    line: place.line,
                    column: place.column,
                    code: error.code.rawValue,
                    message: error.message
                )
            )
        }
        guard let request else { return [] }
        return request.words.dropFirst().map { argument in
            let index = argument.position - 1 + shift
            let place = map.place(of: index + 1) ?? (line, index + 1)
            let isQuoted = scalars.indices.contains(index) && scalars[index] == "\""
            return ScriptWord(
                text: argument.text,
                line: place.line,
                column: place.column,
                isQuoted: isQuoted
            )
        }
    }
}
