package import Grammar

/// Why a statement is in the command log.
package enum LogKind: String, WordChoice {
    case slow
    case largeRequest = "large-request"
    case largeReply = "large-reply"

    package static let label = Label("kind", "类别")

    package var chinese: String {
        switch self {
        case .slow: "慢"
        case .largeRequest: "请求过大"
        case .largeReply: "应答过大"
        }
    }
}
