package import Grammar

/// Whether replies come as pages that can be printed: with title, rules and charts.
package enum PageChoice: String, WordChoice {
    case on
    case off

    package static let label = Label("page", "页面")

    package var chinese: String {
        switch self {
        case .on: "开"
        case .off: "关"
        }
    }
}
