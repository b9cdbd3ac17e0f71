package import Grammar

/// One complaint about a script, with its place in the form that editors jump to.
package struct Diagnostic: Sendable, Hashable {
    /// Where it is; nil for a complaint about a whole file.
    package let line: SourceLine?
    package let file: String
    /// The column in Unicode scalars from 1; 0 where none is known.
    package let column: Int
    /// A code of the protocol's closed list.
    package let code: String
    package let message: Bilingual
    /// Lines that follow: what would be right, hints, the row that a loop was at.
    package var remarks: [Bilingual]

    package init(
        line: SourceLine,
        column: Int,
        code: String = Refusal.Code.syntax.rawValue,
        message: Bilingual,
        remarks: [Bilingual] = []
    ) {
        self.line = line
        file = line.file
        self.column = column
        self.code = code
        self.message = message
        self.remarks = remarks
    }

    /// A complaint about a file that could not be read at all.
    package init(file: String, message: Bilingual) {
        line = nil
        self.file = file
        column = 0
        code = Refusal.Code.syntax.rawValue
        self.message = message
        remarks = []
    }

    /// `FILE:LINE:COLUMN: CODE message`, the source line, a caret, the remarks.
    package func text(in language: Language) -> String {
        guard let line else { return "\(file): \(message[language])\n" }
        var place = "\(file):\(line.number)"
        if column > 0 { place += ":\(column)" }
        // What was typed at the prompt has no file.
        var text =
            file.isEmpty
            ? "\(code): \(message[language])\n" : "\(place): \(code) \(message[language])\n"
        text += Caret(line: line.text, column: column).text
        for remark in remarks { text += "  \(remark[language])\n" }
        return text
    }
}
