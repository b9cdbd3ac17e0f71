import Domain
import Grammar
import Notation
import Schemes

/// What the scheme in force wants of an observation beside its marks.
enum ObservationDuties {
    static let corrected: @Sendable (Observation, Context, Day) throws(Refusal) -> Void = {
        observation,
        context,
        _ throws(Refusal) in
        _ = try check(observation, context)
    }

    /// - Returns: what only warns.
    /// - Throws: RULE for a focus that must be there and is not, or is more than one; for feedback
    ///   before the lesson.
    static func check(
        _ observation: Observation,
        _ context: Context
    ) throws(Refusal) -> [Bilingual] {
        guard let lesson = context.register.lessons[observation.lesson] else { return [] }
        if let feedback = observation.feedback, feedback < lesson.on {
            throw Refusal(
                .rule,
                "feedback on \(feedback) is before the lesson on \(lesson.on)",
                "反馈日期 \(feedback) 早于上课日期 \(lesson.on)",
                want: "feedback"
            )
        }
        let found = try context.regulations.observing(for: lesson.unit, on: lesson.on)
        return try checkFocus(observation.focus, found?.0, found?.1.citation)
    }

    /// Source: systems.md G05: choose one; refused without by switch; case 94.
    private static func checkFocus(
        _ focus: String?,
        _ rule: ObservingRule?,
        _ citation: String?
    ) throws(Refusal) -> [Bilingual] {
        let fault: Bilingual
        let points = (focus ?? "").split { ",，、;；".contains($0) }
        if points.isEmpty {
            fault = Bilingual("no focus point is given", "未选观课点")
        } else if points.count > 1 {
            fault = Bilingual(
                "\(points.count) focus points: an observation keeps to one",
                "选了 \(points.count) 个观课点，每次只选一个"
            )
        } else if let rule, let focus, !rule.points.isEmpty, !rule.points.contains(focus) {
            fault = Bilingual(
                "\(excerpt(focus)) is no point of the observation guide",
                "\(excerpt(focus)) 不在观课点列表中"
            )
        } else {
            return []
        }
        switch rule?.focus ?? .encouraged {
        case .free: return []
        case .encouraged: return [fault]
        case .required:
            let place = citation.map { " (\($0))" } ?? ""
            throw Refusal(
                .rule,
                Bilingual(fault.english + place, fault.chinese + place),
                want: "focus",
                hint: rule?.points.isEmpty == false
                    ? rule?.points.joined(separator: ",") : "focus=…"
            )
        }
    }
}
