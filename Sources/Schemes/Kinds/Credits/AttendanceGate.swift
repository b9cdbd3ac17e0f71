package import Domain
package import Grammar
import Notation

/// `attendance absence-below=20%` or `attendance least=90%`: who was away too much gets nothing.
///
/// Source: practice.md 3.2 (武汉江汉区: absence ≥ 1/5); systems.md B10.
package struct AttendanceGate: Hashable, Sendable {
    /// The share of the hours missed that is already too much.
    package let absenceBelow: Percent?
    /// The least share of the hours attended.
    package let least: Percent?
    /// Whether one entry is judged by itself, or all of a programme together.
    package let span: CreditSpan
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("attendance", "出勤"),
        Bilingual("the attendance that credits need", "认定学分所需的出勤"),
        parameters: [
            RuleDeclaration.keyword(
                Label("absence-below", "缺勤不足"),
                Percent.valueType,
                Bilingual("this share of absence gives no credits", "缺勤达此比例不计学分")
            ),
            RuleDeclaration.keyword(
                Label("least", "至少"),
                Percent.valueType,
                Bilingual("the least share attended", "出勤比例下限")
            ),
            RuleDeclaration.keyword(
                Label("per", "按"),
                CreditSpan.valueType,
                Bilingual(
                    "item, or programme: by the attendance of all its sessions; item",
                    "按每项或按整个项目的考勤，默认每项"
                )
            ),
        ],
        source: "B10",
        examples: ["attendance absence-below=20% source=\"practice.md 3.2 武汉江汉区\""]
    ) { arguments throws(Refusal) in
        let gate = AttendanceGate(
            absenceBelow: try arguments.optional("absence-below"),
            least: try arguments.optional("least"),
            span: try arguments.optional("per") ?? .item,
            source: try arguments.source
        )
        guard (gate.absenceBelow == nil) != (gate.least == nil) else {
            throw Refusal(
                .rule,
                "say absence-below= or least=, one of them",
                "缺勤不足与至少须给出且只给出一个",
                want: "least"
            )
        }
        guard gate.span == .item || gate.span == .programme else {
            throw Refusal(.rule, "attendance is per item or programme", "出勤按每项或项目", want: "per")
        }
        return .credit(.attendance(gate))
    }

    /// Whether so much of the hours is enough.
    package func isEnough(_ attended: Hours, of held: Hours) -> Bool {
        if let least {
            return attended.hundredths * 10_000 >= held.hundredths * least.hundredths
        }
        guard let absenceBelow else { return true }
        let missed = held.hundredths - attended.hundredths
        return missed * 10_000 < held.hundredths * absenceBelow.hundredths
    }

    /// What is asked, in words.
    package var text: Bilingual {
        if let least {
            return Bilingual("at least \(least.text) attended", "出勤不少于 \(least.text)")
        }
        let share = absenceBelow?.text ?? ""
        return Bilingual("absence below \(share)", "缺勤不足 \(share)")
    }

    /// Whether it only warns: a default of the project takes nothing away.
    package var isSoft: Bool { source.origin == .project }
}
