package import Grammar

/// What a panel decides about a module project.
package enum PanelDecision: String, WordChoice {
    case approved
    case refused

    package static let label = Label("result", "结果")

    package var chinese: String {
        switch self {
        case .approved: "已立项"
        case .refused: "未立项"
        }
    }
}
