/// One proposal of the daemon's `complete`.
package struct Candidate: Sendable, Hashable {
    /// The scalar of the line from which the text replaces what is typed, from 0.
    package let start: Int
    package let text: String
    package let note: String
    /// Whether more may follow without a space.
    package let isOpen: Bool

    /// What ends in an operator, a slash or a parenthesis goes on.
    package init(start: Int, text: String, note: String, isField: Bool = false) {
        self.start = start
        self.text = text
        self.note = note
        isOpen = text.last.map { "=<>~/(".contains($0) } ?? false || isField
    }

    /// Reads one row: start, text, kind, note.
    package init?(row: [String?]) {
        guard row.count >= 2, let start = row[0].flatMap({ Int($0) }), let text = row[1] else {
            return nil
        }
        let note = row.count > 3 ? row[3] ?? "" : ""
        // A field in a list of fields; one in a condition stands in quotes.
        let isField = row.count > 2 && row[2] == "field" && !text.hasPrefix("\"")
        self.init(start: start, text: text, note: note, isField: isField)
    }
}
