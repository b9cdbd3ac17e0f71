/// Results as columns that line up, for a terminal.
///
/// A class: it gathers a page of rows before it knows how wide the columns are.
final class TableRenderer: ResultRenderer {
    private let output: Output
    private let labels: Labels
    /// The terminal's width, past which a single row is shown one value a line.
    private let limit: Int?
    /// Whether every row is shown one value a line.
    private let isExpanded: Bool
    private let style: Style
    private var columns: [Column] = []
    private var widths: [Int] = []
    private var rows: [[String]] = []
    private var headingIsDue = false
    private var isFirst = true
    /// Rows shown one value a line.
    private var number = 0

    /// Rows gathered for the widths; a longer result widens its columns as it goes.
    static let page = 1_000
    private static let gap = "  "

    init(
        output: Output,
        labels: Labels,
        limit: Int? = nil,
        isExpanded: Bool = false,
        style: Style = .plain
    ) {
        self.output = output
        self.labels = labels
        self.limit = limit
        self.isExpanded = isExpanded
        self.style = style
    }

    func begin(_ columns: [Column]) throws(ClientError) {
        try separate()
        self.columns = columns
        widths = columns.map { DisplayWidth.of(heading($0)) }
        rows = []
        headingIsDue = true
        number = 0
    }

    func row(_ values: [String?]) throws(ClientError) {
        var cells: [String] = []
        cells.reserveCapacity(columns.count)
        for (index, column) in columns.enumerated() {
            let value = index < values.count ? values[index] : nil
            let cell = Cell.shown(value, column, labels) + ShareBar.text(value, column)
            widths[index] = max(widths[index], DisplayWidth.of(cell))
            cells.append(cell)
        }
        rows.append(cells)
        if rows.count >= Self.page { try show() }
    }

    func text(_ line: String) throws(ClientError) {
        try show()
        if columns.isEmpty && isFirst { isFirst = false }
        try output.write(VisibleText.of(line) + "\n")
    }

    func end() throws(ClientError) {
        try show()
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

    private func show() throws(ClientError) {
        if isExpanded, !columns.isEmpty {
            for cells in rows {
                number += 1
                try output.write(style.dim("-[ \(number) ]-") + "\n")
                try showRecord(cells)
            }
            rows = []
        } else if isTooWide {
            try showRecord(rows[0])
            headingIsDue = false
            rows = []
        } else {
            try showRows()
        }
    }

    private func showRecord(_ cells: [String]) throws(ClientError) {
        let names = columns.map { heading($0) }
        let widest = names.map { DisplayWidth.of($0) }.max() ?? 0
        for (name, value) in zip(names, cells) {
            let padding = String(repeating: " ", count: widest - DisplayWidth.of(name))
            let shown = style.bold(name)
            let rest = value.isEmpty ? "" : padding + Self.gap + value
            try output.write(shown + rest + "\n")
        }
    }

    private func showRows() throws(ClientError) {
        if headingIsDue {
            headingIsDue = false
            let headings = line(columns.map { heading($0) }).dropLast()
            try output.write(style.bold(String(headings)) + "\n")
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
