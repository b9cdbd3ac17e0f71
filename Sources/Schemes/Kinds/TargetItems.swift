package import Domain
package import Grammar
import Notation

/// What is measured of a class in a subject (三项指标).
package enum Metric: String, CaseIterable, Sendable {
    case excellentRate = "excellent-rate"
    case passRate = "pass-rate"
    case mean
}

extension Metric: NamedCase {
    package static var typeName: Label { Label("metric", "指标") }

    package var label: Label {
        switch self {
        case .excellentRate: Label("excellent-rate", "优秀率")
        case .passRate: Label("pass-rate", "合格率")
        case .mean: Label("mean", "平均分")
        }
    }
}

/// `items subjects=语文,数学 metrics=…`: which targets count together (六项达标).
///
/// Source: systems.md H04: six are three metrics of the two core subjects.
package struct TargetItems: Hashable, Sendable {
    package let subjects: [String]
    package let metrics: [Metric]
    /// The kinds of tests that count; nil for all.
    package let tests: [Test.Kind]?
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("items", "达标项"),
        Bilingual("the targets that count together", "一并计数的达标项目"),
        parameters: [
            RuleDeclaration.keyword(
                Label("subjects", "学科"),
                [String].valueType,
                Bilingual("the subjects", "学科"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("metrics", "指标"),
                [Metric].valueType,
                Bilingual("the metrics; all three unless given", "指标，默认三项")
            ),
            RuleDeclaration.keyword(
                Label("tests", "测验"),
                [Test.Kind].valueType,
                Bilingual("the kinds of tests that count; all unless given", "计入的测验类别，默认全部")
            ),
        ],
        source: "H04",
        examples: ["items subjects=语文,数学 source=\"H04; 001 篇7 L630\""]
    ) { arguments throws(Refusal) in
        .items(
            TargetItems(
                subjects: try arguments.required("subjects"),
                metrics: try arguments.optional("metrics") ?? Metric.allCases,
                tests: try arguments.optional("tests"),
                source: try arguments.source
            )
        )
    }
}
