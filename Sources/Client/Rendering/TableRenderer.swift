/// Results as columns that line up, for a terminal.
///
/// A class: it gathers a page of rows before it knows how wide the columns are.
final class TableRenderer: ResultRenderer {
    private let output: Output
    private let labels: Labels
    /// The terminal's width, past which a single row is shown one value a line.
    private let limit: Int?
    private var columns: [Column] = []
    private var widths: [Int] = []
    private var rows: [[String]] = []
    private var headingIsDue = false
    private var isFirst = true

    /// Rows gathered for the widths; a longer result widens its columns as it goes.
    static let page = 1_000
    private static let gap = "  "

    init(output: Output, labels: Labels, limit: Int? = nil) {
        self.output = output
        self.labels = labels
        self.limit = limit
    }

    func begin(_ columns: [Column]) throws(ClientError) {
        try separate()
        self.columns = columns
        widths = columns.map { DisplayWidth.of(heading($0)) }
        rows = []
        headingIsDue = true
    }

    func row(_ values: [String?]) throws(ClientError) {
        var cells: [String] = []
        cells.reserveCapacity(columns.count)
        for (index, column) in columns.enumerated() {
            let cell = Cell.shown(index < values.count ? values[index] : nil, column, labels)
            widths[index] = max(widths[index], DisplayWidth.of(cell))
            cells.append(cell)
        }
        rows.append(cells)
        if rows.count >= Self.page { try showRows() }
    }

    func text(_ line: String) throws(ClientError) {
        if isTooWide { try showRecord() } else { try showRows() }
        if columns.isEmpty && isFirst { isFirst = false }
        try output.write(VisibleText.of(line) + "\n")
    }

    func end() throws(ClientError) {
        if isTooWide { try showRecord() } else { try showRows() }
        columns = []
    }

    /// An empty line between one result and the next.
    private func separate() throws(ClientError) {
        if !isFirst { try output.write("\n") }
        isFirst = false
    }

    private func heading(_ column: Column) -> String {
        VisibleText.of(labels.label(of: column.name))
    }

    /// Whether the result is one row that would not fit on a line of the terminal.
    private var isTooWide: Bool {
        guard let limit, headingIsDue, rows.count == 1 else { return false }
        return widths.reduce((widths.count - 1) * Self.gap.count, +) > limit
    }

    private func showRecord() throws(ClientError) {
        let names = columns.map { heading($0) }
        let widest = names.map { DisplayWidth.of($0) }.max() ?? 0
        for (name, value) in zip(names, rows[0]) {
            let padding = String(repeating: " ", count: widest - DisplayWidth.of(name))
            try output.write(value.isEmpty ? name + "\n" : name + padding + Self.gap + value + "\n")
        }
        headingIsDue = false
        rows = []
    }

    private func showRows() throws(ClientError) {
        if headingIsDue {
            headingIsDue = false
            try output.write(line(columns.map { heading($0) }))
            let rule = widths.map { String(repeating: "-", count: $0) }
            try output.write(rule.joined(separator: Self.gap) + "\n")
        }
        for cells in rows { try output.write(line(cells)) }
        rows.removeAll(keepingCapacity: true)
    }

    private func line(_ cells: [String]) -> String {
        var text = ""
        var owed = 0
        for (index, cell) in cells.enumerated() {
            if index > 0 { owed += Self.gap.count }
            let padding = widths[index] - DisplayWidth.of(cell)
            let isFigure = columns[index].isFigure
            if isFigure { owed += padding }
            if !cell.isEmpty {
                text += String(repeating: " ", count: owed) + cell
                owed = 0
            }
            if !isFigure { owed += padding }
        }
        return text + "\n"
    }
}
