package import Grammar

/// Over what a summary adds up.
package enum SummaryLevel: String, WordChoice {
    case school
    /// All schools of a test together: a district's row.
    case test

    package static let label = Label("by", "层次")

    package var chinese: String {
        switch self {
        case .school: "学校"
        case .test: "测验"
        }
    }
}
