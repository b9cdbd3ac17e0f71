package import Grammar
import Notation

/// `progress measure=points scope=school`: how rises are measured for the progress awards.
///
/// Source: systems.md H06: absolute points, one winner an item in the whole school.
package struct ProgressRule: Hashable, Sendable {
    /// How a rise is measured.
    package enum Measure: String, CaseIterable, Sendable {
        /// Now − before: percentage points, or marks.
        case points
        /// (Now − before) / before.
        case relative
    }

    /// Among which classes one wins.
    package enum Scope: String, CaseIterable, Sendable {
        case school
        case grade
    }

    package let measure: Measure
    package let scope: Scope
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("progress", "进步"),
        Bilingual("how rises are measured for the progress awards", "进步最快奖的计算办法"),
        parameters: [
            RuleDeclaration.keyword(
                Label("measure", "计算"),
                Measure.valueType,
                Bilingual("points, or relative to before", "points 为绝对值，relative 为相对值"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("scope", "范围"),
                Scope.valueType,
                Bilingual("one winner in the school, or in each grade; school", "全校或各年级各一名，默认全校")
            ),
        ],
        source: "H06",
        examples: ["progress measure=points scope=school source=\"H06; 001 篇7 L646\""]
    ) { arguments throws(Refusal) in
        .progress(
            ProgressRule(
                measure: try arguments.required("measure"),
                scope: try arguments.optional("scope") ?? .school,
                source: try arguments.source
            )
        )
    }
}

extension ProgressRule.Measure: NamedCase {
    package static var typeName: Label { Label("measure", "计算") }

    package var label: Label {
        switch self {
        case .points: Label("points", "绝对值")
        case .relative: Label("relative", "相对值")
        }
    }
}

extension ProgressRule.Scope: NamedCase {
    package static var typeName: Label { Label("award-scope", "评奖范围") }

    package var label: Label {
        switch self {
        case .school: Label("school", "全校")
        case .grade: Label("grade", "年级")
        }
    }
}
