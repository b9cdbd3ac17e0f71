import Domain
package import Grammar
import Notation
package import Statistics

/// `evidence rates=wilson confidence=95%`: how the interval of a rate is made.
///
/// Source: practice.md 4.6; shixun's default is Wilson's at 95 %.
package struct EvidenceRule: Hashable, Sendable {
    package let rates: RateInterval
    package let confidence: Confidence
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("evidence", "证据"),
        Bilingual("how the interval beside a verdict is made", "结论旁置信区间的算法"),
        parameters: [
            RuleDeclaration.keyword(
                Label("rates", "比率区间"),
                RateInterval.valueType,
                Bilingual("wilson or exact (Clopper-Pearson)", "wilson 或 exact"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("confidence", "置信度"),
                Percent.valueType,
                Bilingual("how sure; 95 %", "置信度，默认 95%")
            ),
        ],
        source: "practice.md 4.6",
        examples: ["evidence rates=exact confidence=90% origin=project source=\"practice.md 4.6\""]
    ) { arguments throws(Refusal) in
        let level = try arguments.optional("confidence", Percent.self)
        let confidence =
            level.map {
                $0.hundredths % 10 == 0 ? Confidence(thousandths: $0.hundredths / 10) : nil
            }
            ?? Confidence.ninetyFivePercent
        guard let confidence else {
            throw Refusal(
                .rule,
                "a confidence is 0.1 % to 99.9 %, in whole tenths",
                "置信度为 0.1% 至 99.9%，一位小数",
                want: "percent"
            )
        }
        return .evidence(
            EvidenceRule(
                rates: try arguments.required("rates"),
                confidence: confidence,
                source: try arguments.source
            )
        )
    }
}

extension RateInterval: NamedCase {
    package static var typeName: Label { Label("rate-interval", "比率区间") }

    package var label: Label {
        switch self {
        case .wilson: Label("wilson", "威尔逊")
        case .exact: Label("exact", "精确")
        }
    }
}
