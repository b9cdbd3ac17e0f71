package import Grammar
import Notation

/// Whether a target is reached: three states, never two.
///
/// Source: systems.md §0.6.
package enum Verdict: String, CaseIterable, Sendable {
    case met
    case notMet = "not-met"
    case noData = "no-data"
}

extension Verdict: NamedCase {
    package static var typeName: Label { Label("verdict", "结论") }

    package var label: Label {
        switch self {
        case .met: Label("met", "达标")
        case .notMet: Label("not-met", "未达标")
        case .noData: Label("no-data", "无数据")
        }
    }
}
