package import Domain
import Grammar
import Notation

/// `day-limit hours=8 form=concentrated`: the most hours of one day that a teacher can have.
///
/// Source: practice.md 3.1 (8 学时/天), 1a overlap check.
package struct DayLimit: Hashable, Sendable {
    package let hours: Hours
    package let selector: EntrySelector
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("day-limit", "日限"),
        Bilingual("the most hours of one day; more is refused", "每日学时上限，超出不予登记"),
        parameters: [
            RuleDeclaration.keyword(
                Label("hours", "学时"),
                Hours.valueType,
                Bilingual("hours of one day", "每日学时"),
                isRequired: true
            )
        ] + EntrySelector.parameters,
        source: "practice.md 3.1",
        examples: ["day-limit hours=8 form=concentrated source=\"practice.md 3.1\""]
    ) { arguments throws(Refusal) in
        let hours: Hours = try arguments.required("hours")
        guard hours.hundredths <= 2_400 else {
            throw Refusal(.rule, "a day has 24 hours", "一天只有 24 小时", want: "hours")
        }
        return .credit(
            .dayLimit(
                DayLimit(
                    hours: hours,
                    selector: try EntrySelector(arguments),
                    source: try arguments.source
                )
            )
        )
    }
}
