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
        case .text: return VisibleText.of(labels.label(of: value, in: column) ?? value)
        case .figure: return VisibleText.of(value)
        }
    }
}
