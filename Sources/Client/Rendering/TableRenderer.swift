/// Results as columns that line up, for a terminal.
///
/// A class: it gathers a page of rows before it knows how wide the columns are.
final class TableRenderer: ResultRenderer {
    private let output: Output
    private let labels: Labels
    private var columns: [Column] = []
    private var widths: [Int] = []
    private var rows: [[String]] = []
    private var headingIsDue = false
    private var isFirst = true

    /// Rows gathered for the widths; a longer result widens its columns as it goes.
    static let page = 1_000
    private static let gap = "  "

    init(output: Output, labels: Labels) {
        self.output = output
        self.labels = labels
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
        try showRows()
        if columns.isEmpty && isFirst { isFirst = false }
        try output.write(VisibleText.of(line) + "\n")
    }

    func end() throws(ClientError) {
        try showRows()
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
