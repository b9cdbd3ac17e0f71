package import Grammar

/// The kinds of objects that a field may name.
package enum ObjectKind: String, Sendable, CaseIterable {
    case unit
    case teacher
    case schoolClass = "class"
}

extension ObjectKind {
    package var label: Label {
        switch self {
        case .unit: Label("unit", "单位")
        case .teacher: Label("teacher", "教师")
        case .schoolClass: Label("class", "班级")
        }
    }
}
