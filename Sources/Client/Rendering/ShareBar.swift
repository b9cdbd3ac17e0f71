/// A share as blocks beside its figure, for a terminal.
enum ShareBar {
    private static let blocks = 10

    /// ` ███████░░░` for 68 %; nothing for a column that is not drawn.
    static func text(_ value: String?, _ column: Column) -> String {
        guard column.isDrawn else { return "" }
        guard let share = value.flatMap({ Double(figure: $0) }) else { return "" }
        let full = Int((min(max(share, 0), 100) / 100 * Double(blocks)).rounded())
        return " " + String(repeating: "█", count: full)
            + String(repeating: "░", count: blocks - full)
    }
}
