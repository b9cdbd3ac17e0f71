/// One proposal of the daemon's `complete`.
package struct Candidate: Sendable, Hashable {
    /// The scalar of the line from which the text replaces what is typed, from 0.
    package let start: Int
    package let text: String
    package let note: String

    package init(start: Int, text: String, note: String) {
        self.start = start
        self.text = text
        self.note = note
    }

    /// Reads one row: start, text, kind, note.
    package init?(row: [String?]) {
        guard row.count >= 2, let start = row[0].flatMap({ Int($0) }), let text = row[1] else {
            return nil
        }
        let note = row.count > 3 ? row[3] ?? "" : ""
        self.init(start: start, text: text, note: note)
    }
}
