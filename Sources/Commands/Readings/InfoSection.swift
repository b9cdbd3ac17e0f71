package import Grammar

/// A part of the daemon's figures.
package enum InfoSection: String, WordChoice {
    case server
    case clients
    case memory
    case stats
    case store
    case register

    package static let label = Label("section", "分节")

    package var chinese: String {
        switch self {
        case .server: "服务"
        case .clients: "客户端"
        case .memory: "内存"
        case .stats: "统计"
        case .store: "存储"
        case .register: "名册"
        }
    }
}
