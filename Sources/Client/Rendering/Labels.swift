/// The Chinese names of columns and fixed values, as the daemon gives them.
package struct Labels: Sendable {
    private var chinese: [String: String] = [:]

    package init() {}

    /// Takes one row of the `labels` reply: name, Chinese, English.
    package mutating func add(_ row: [String?]) {
        guard row.count >= 2, let name = row[0], let label = row[1], !label.isEmpty else { return }
        chinese[name] = label
    }

    /// The label, or the name itself where there is none.
    package func label(of name: String) -> String {
        chinese[name] ?? name
    }

    package var isEmpty: Bool { chinese.isEmpty }
}
