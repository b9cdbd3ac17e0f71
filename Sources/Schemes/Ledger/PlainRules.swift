/// What settlements look at for every line or teacher, as plain numbers.
///
/// A rule as it is read has a dozen lists and texts; to look at one of its switches a million times
/// would count a dozen references each time. A class, so that settlements hand on one reference.
final class PlainRules: Sendable {
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
        let isHard: Bool
    }

    let project: Project?
    /// The line of the rule that counts the highest of one achievement's levels; nil without one.
    let duplicatesLine: Int?
    let hasActivity: Bool
    let hasAttendance: Bool
    let hasExempts: Bool
    /// Whether cycles begin in another year for some.
    let hasOwnCycles: Bool
    /// Whether a year may give to a later one.
    let carries: Bool
    /// Whether one requirement may give to another, or ask for days on end: then all are made.
    let isInvolved: Bool
    let caps: [Cap]
    /// The places of those on hours and on credits.
    let hourCaps: [Int]
    let creditCaps: [Int]
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
        hasOwnCycles = !rules.ownCycles.isEmpty
        carries = rules.minima.contains(where: \.isCarried)
        isInvolved = !rules.substitutions.isEmpty || !rules.blocks.isEmpty || carries
        let caps = rules.caps.map { cap in
            Cap(measure: cap.amount.measure, most: rules.units(cap.amount), span: cap.span)
        }
        self.caps = caps
        hourCaps = caps.indices.filter { caps[$0].measure == .hours }
        creditCaps = caps.indices.filter { caps[$0].measure == .credits }
        minima = rules.minima.map { minimum in
            Minimum(
                measure: minimum.amount.measure,
                need: rules.units(minimum.amount),
                span: minimum.span,
                isForAll: minimum.who == .all && minimum.condition == nil,
                isHard: minimum.mode == .hard
            )
        }
    }
}
