/// What settlements look at for every line or teacher, as plain numbers.
///
/// A rule as it is read has a dozen lists and texts; to look at one of its switches a million times
/// would count a dozen references each time.
struct PlainRules: Sendable {
    struct Project: Sendable {
        let keepsHours: Bool
        let upgradesWholeYear: Bool
        let line: Int
    }

    struct Cap: Sendable {
        let measure: CreditMeasure
        /// In the units in which the measure is summed up.
        let most: Int?
        let span: CreditSpan
    }

    struct Minimum: Sendable {
        let measure: CreditMeasure
        let need: Int?
        let span: CreditSpan
        /// Whether it is for every teacher, whatever is known of one.
        let isForAll: Bool
    }

    let project: Project?
    /// The line of the rule that counts the highest of one achievement's levels; nil without one.
    let duplicatesLine: Int?
    let hasActivity: Bool
    let hasAttendance: Bool
    let hasExempts: Bool
    let caps: [Cap]
    let minima: [Minimum]

    init(_ rules: CreditRules) {
        project = rules.project.map { rule in
            Project(
                keepsHours: rule.keepsHours,
                upgradesWholeYear: rule.upgrade == .year,
                line: rule.source.line
            )
        }
        duplicatesLine = rules.duplicates.flatMap { rule in
            rule.choice == .highest ? rule.source.line : nil
        }
        hasActivity = rules.activity != nil
        hasAttendance = rules.attendance != nil
        hasExempts = !rules.exempts.isEmpty
        caps = rules.caps.map { cap in
            Cap(measure: cap.amount.measure, most: rules.units(cap.amount), span: cap.span)
        }
        minima = rules.minima.map { minimum in
            Minimum(
                measure: minimum.amount.measure,
                need: rules.units(minimum.amount),
                span: minimum.span,
                isForAll: minimum.who == .all && minimum.condition == nil
            )
        }
    }
}
