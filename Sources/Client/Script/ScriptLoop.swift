internal import Grammar

/// A `\for` that runs: its lines, given out once a row.
///
/// A class: it knows the row and the line that it is at.
final class ScriptLoop {
    private let variable: String
    private let path: String
    private let rows: RowFile
    private let body: [SourceLine]
    private var row = -1
    private var line = 0

    init(variable: String, path: String, rows: RowFile, body: [SourceLine]) {
        self.variable = variable
        self.path = path
        self.rows = rows
        self.body = body
        line = body.count
    }

    /// The next line; the row's cells are put into `variables` and taken out after the last.
    func nextLine(_ variables: inout Variables) -> SourceLine? {
        guard !body.isEmpty else { return nil }
        if line == body.count {
            if row >= 0 { variables.leave() }
            row += 1
            line = 0
            guard row < rows.rows.count else { return nil }
            let cells = zip(rows.header, rows.rows[row].cells)
            variables.enter(
                Variables.Row(
                    variable: variable,
                    cells: Dictionary(cells, uniquingKeysWith: { first, _ in first })
                )
            )
        }
        line += 1
        return body[line - 1]
    }

    /// The row that it is at, for complaints.
    var context: Bilingual? {
        guard rows.rows.indices.contains(row) else { return nil }
        let place = "\(path):\(rows.rows[row].number)"
        return Bilingual("in the row \(place)", "所在的行：\(place)")
    }
}
