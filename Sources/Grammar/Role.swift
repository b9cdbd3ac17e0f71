/// What a connection may do; each role may do all that the one before it may.
package enum Role: String, Sendable, CaseIterable, Comparable {
    case reader
    case recorder
    case approver
    case admin

    package var label: Label {
        switch self {
        case .reader: Label(rawValue, "查询")
        case .recorder: Label(rawValue, "登记")
        case .approver: Label(rawValue, "审批")
        case .admin: Label(rawValue, "管理")
        }
    }

    /// The role as people read it: `reader`, 查询（reader）.
    package func text(in language: Language) -> String {
        switch language {
        case .english: rawValue
        case .chinese: "\(label.chinese)（\(rawValue)）"
        }
    }

    package static func < (left: Role, right: Role) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .reader: 0
        case .recorder: 1
        case .approver: 2
        case .admin: 3
        }
    }
}
