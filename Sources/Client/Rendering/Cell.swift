/// What people see of a value.
enum Cell {
    /// No value is shown as nothing, a percentage with its sign, a fixed value by its label.
    static func shown(_ value: String?, _ column: Column, _ labels: Labels) -> String {
        guard let value else { return "" }
        switch column.kind {
        case .word, .flag:
            return VisibleText.of(labels.label(of: value, in: column) ?? labels.label(of: value))
        case .percent: return value.isEmpty ? "" : VisibleText.of(value) + "%"
        case .trend: return Sparkline.text(value)
        case .text:
            let label = labels.label(of: value, in: column) ?? listed(value, column, labels)
            return VisibleText.of(label ?? value)
        case .figure: return VisibleText.of(value)
        }
    }

    /// A list of a column's fixed values, each perhaps with what it covers: `teacher,leader:语文`.
    private static func listed(_ value: String, _ column: Column, _ labels: Labels) -> String? {
        var isLabelled = false
        let parts = value.split(separator: ",").map { part -> String in
            let word = part.prefix { $0 != ":" }
            guard let label = labels.label(of: String(word), in: column) else {
                return String(part)
            }
            isLabelled = true
            return label + part.dropFirst(word.count)
        }
        return isLabelled ? parts.joined(separator: ",") : nil
    }
}
