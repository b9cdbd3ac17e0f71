import Grammar
import Notation

/// `validity years=3 kind=honour`: how long an entry counts after the day on which it was earned.
///
/// It counts in no cycle that ends later than the corresponding day.
///
/// Source: practice.md 3.2 (validity dates); systems.md §0.3 for years.
package struct ValidityRule: Hashable, Sendable {
    package let years: Int
    package let selector: EntrySelector
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("validity", "有效期"),
        Bilingual("how many years an entry counts", "记录的有效年限"),
        parameters: [
            RuleDeclaration.keyword(
                Label("years", "年数"),
                Int.valueType,
                Bilingual("completed years", "年数"),
                isRequired: true
            )
        ] + EntrySelector.parameters,
        source: "practice.md 3.2",
        examples: ["validity years=3 kind=honour"]
    ) { arguments throws(Refusal) in
        let years: Int = try arguments.required("years")
        guard (1...50).contains(years) else {
            throw Refusal(.rule, "1 to 50 years", "有效期为 1 至 50 年", want: "years")
        }
        return .credit(
            .validity(
                ValidityRule(
                    years: years,
                    selector: try EntrySelector(arguments),
                    source: try arguments.source
                )
            )
        )
    }
}
