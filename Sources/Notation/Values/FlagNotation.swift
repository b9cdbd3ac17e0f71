package import Grammar

/// `yes` 是 or `no` 否.
package enum YesNo: String, NamedCase {
    case yes
    case no

    package static var typeName: Label { Label("yes-no", "是否") }

    package var label: Label {
        switch self {
        case .yes: Label("yes", "是")
        case .no: Label("no", "否")
        }
    }

    package init(_ value: Bool) {
        self = value ? .yes : .no
    }

    package var isYes: Bool { self == .yes }
}
