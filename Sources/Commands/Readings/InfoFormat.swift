package import Grammar

/// How the daemon's figures are written.
package enum InfoFormat: String, WordChoice {
    /// One figure a row.
    case records
    /// The text that Prometheus collects.
    case prometheus

    package static let label = Label("format", "格式")

    package var chinese: String {
        switch self {
        case .records: "记录"
        case .prometheus: "普罗米修斯"
        }
    }
}
