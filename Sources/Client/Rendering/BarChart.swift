internal import Grammar

/// Horizontal bars as inline SVG, one for each class, school or test.
///
/// What was reached is filled, what was not is an outline with a cross, so that a page printed
/// without colours says the same.
struct BarChart {
    /// One bar, as the daemon sent it.
    struct Bar {
        let label: String
        let value: String?
        let target: String?
        let mark: String
    }

    let caption: String
    let unit: String
    let full: String
    let language: Language
    var bars: [Bar] = []

    /// Bars in one drawing, so that it fits on half a page; more of them go on in a further one.
    static let limit = 36
    /// More of them than this stand beside each other.
    static let columnLimit = 24
    /// Drawings side by side on a page.
    private static let columns = 3

    // In points of the drawing; the page scales it to a column.
    private static let labelWidth = 108.0
    private static let barWidth = 190.0
    private static let valueWidth = 62.0
    private static let rowHeight = 17.0
    private static let top = 6.0
    private static let axisHeight = 18.0

    /// One figure for each part of the bars.
    var html: String {
        guard !bars.isEmpty else { return "" }
        // A long one fills the columns of the page evenly.
        let isLong = bars.count > Self.columnLimit
        let most = Self.limit * Self.columns
        let count = isLong ? (bars.count + most - 1) / most * Self.columns : 1
        let height = (bars.count + count - 1) / count
        var text = ""
        for part in 0..<count where part * height < bars.count {
            let rows = bars[(part * height)..<min(bars.count, (part + 1) * height)]
            let place = count > 1 ? " (\(part + 1)/\(count))" : ""
            text += "<figure>\n<figcaption>\(HTMLText.of(caption + place))</figcaption>\n"
            text += drawing(Array(rows)) + "</figure>\n"
        }
        return text
    }

    private func drawing(_ rows: [Bar]) -> String {
        let height = Self.top + Double(rows.count) * Self.rowHeight + Self.axisHeight
        let width = Self.labelWidth + Self.barWidth + Self.valueWidth
        let name = HTMLText.of(caption)
        var text =
            "<svg viewBox=\"0 0 \(Self.points(width)) \(Self.points(height))\" role=\"img\" "
            + "aria-label=\"\(name)\">\n"
        text += axis(rows.count)
        for (index, row) in rows.enumerated() {
            text += drawn(row, at: Self.top + Double(index) * Self.rowHeight)
        }
        return text + "</svg>\n"
    }

    /// Lines at nothing, half and all, with their figures.
    private func axis(_ count: Int) -> String {
        let bottom = Self.top + Double(count) * Self.rowHeight
        var text = ""
        for (share, figure) in [(0.0, "0"), (0.5, half), (1.0, full)] {
            let x = Self.points(Self.labelWidth + share * Self.barWidth)
            text +=
                "<line class=\"grid\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(Self.points(Self.top))\" "
                + "y2=\"\(Self.points(bottom))\"/>"
            text +=
                "<text class=\"axis\" x=\"\(x)\" y=\"\(Self.points(bottom + 12))\" "
                + "text-anchor=\"middle\">\(HTMLText.of(figure + unit))</text>\n"
        }
        return text
    }

    private var half: String {
        guard let number = Double(figure: full) else { return "" }
        let half = number / 2
        return half == half.rounded() ? String(Int(half)) : Self.points(half)
    }

    private func drawn(_ bar: Bar, at y: Double) -> String {
        let middle = Self.points(y + Self.rowHeight / 2 + 4)
        let value = bar.value.flatMap { Double(figure: $0) }
        let end = Self.labelWidth + (value.map(length) ?? 0)
        var text = "<g><title>\(HTMLText.of(described(bar)))</title>"
        text +=
            "<text x=\"\(Self.points(Self.labelWidth - 6))\" y=\"\(middle)\" "
            + "text-anchor=\"end\">\(HTMLText.of(Self.shortened(bar.label)))</text>"
        if value != nil {
            text +=
                "<rect class=\"\(Self.style(bar.mark))\" x=\"\(Self.points(Self.labelWidth))\" "
                + "y=\"\(Self.points(y + 3))\" width=\"\(Self.points(end - Self.labelWidth))\" "
                + "height=\"\(Self.points(Self.rowHeight - 6))\"/>"
        }
        if let target = bar.target.flatMap({ Double(figure: $0) }) {
            let x = Self.points(Self.labelWidth + length(target))
            text +=
                "<line class=\"target\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(Self.points(y))\" "
                + "y2=\"\(Self.points(y + Self.rowHeight))\"/>"
        }
        let none = language == .chinese ? "无数据" : "no data"
        let figure = bar.value.map { sign(bar.mark) + $0 + unit } ?? none
        let right = Self.points(Self.labelWidth + Self.barWidth + 6)
        text += "<text x=\"\(right)\" y=\"\(middle)\">\(HTMLText.of(figure))</text></g>\n"
        return text
    }

    private func described(_ bar: Bar) -> String {
        let value = "\(bar.label) \(bar.value.map { $0 + unit } ?? "-")"
        return bar.target.map { "\(value) / \($0)\(unit)" } ?? value
    }

    private func length(_ value: Double) -> Double {
        guard let full = Double(figure: full), full > 0 else { return 0 }
        return min(max(value / full, 0), 1) * Self.barWidth
    }

    private func sign(_ mark: String) -> String {
        switch mark {
        case "met": "✓ "
        case "not-met": "✗ "
        case "lowest": "▼ "
        default: ""
        }
    }

    /// Only known words become a class name.
    private static func style(_ mark: String) -> String {
        mark == "not-met" ? "missed" : "full"
    }

    /// A label that fits its place.
    private static func shortened(_ label: String) -> String {
        let columns = 16
        guard DisplayWidth.of(label) > columns else { return label }
        var text = ""
        var width = 1
        for character in label {
            width += DisplayWidth.of(character)
            if width > columns { break }
            text.append(character)
        }
        return text + "…"
    }

    /// A length with one place, as SVG has it.
    static func points(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
