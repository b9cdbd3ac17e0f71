import Domain
package import Grammar
import Notation

/// `minimum 师德修养 hours=6 dimension=师德修养`: what a teacher has to reach.
///
/// Source: systems.md A01, A13, A14, A20–A24, A26; practice.md 3.2.
package struct CreditMinimum: Hashable, Sendable {
    package let name: String
    package let amount: CreditAmount
    package let selector: EntrySelector
    /// Over a year or over the cycle.
    package let span: CreditSpan
    package let who: Audience
    /// A condition on the teacher on the last day of the span; nil for everybody.
    package let condition: String?
    package let mode: CreditMode
    /// Whether what a year has above it counts in the cycle's later years (A20's switch).
    package let isCarried: Bool
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("minimum", "下限"),
        Bilingual("what a teacher has to reach in a year or cycle", "教师每年度或周期须达到的下限"),
        parameters: [
            RuleDeclaration.positional(
                Label("name", "名称"),
                String.valueType,
                Bilingual("its name", "名称")
            )
        ] + CreditAmount.parameters + EntrySelector.parameters + Audience.parameters + [
            RuleDeclaration.keyword(
                Label("per", "按"),
                CreditSpan.valueType,
                Bilingual("year or cycle; year", "按年度或周期，默认年度")
            ),
            RuleDeclaration.keyword(
                Label("mode", "效力"),
                CreditMode.valueType,
                Bilingual("hard, or soft: it only warns; hard", "必备或参考，默认必备")
            ),
            RuleDeclaration.keyword(
                Label("carry", "结转"),
                YesNo.valueType,
                Bilingual(
                    "whether a year's surplus counts in the cycle's later years; no",
                    "年度超出部分是否结转本周期以后年度，默认否"
                )
            ),
        ],
        source: "A01",
        examples: [
            "minimum 总学时 hours=64 source=\"A01; 002 B L95\"",
            "minimum 班主任专题 hours=30 special=班主任 who=homeroom per=cycle",
            "minimum 学年学分 credits=2 carry=no source=\"A20; 003 A L45\"",
        ]
    ) { arguments throws(Refusal) in
        let span = try arguments.optional("per", CreditSpan.self) ?? .year
        guard span == .year || span == .cycle else {
            throw Refusal(.rule, "a minimum is per year or cycle", "下限按年度或周期", want: "per")
        }
        let isCarried = try arguments.optional("carry", YesNo.self)?.isYes ?? false
        guard span == .year || !isCarried else {
            throw Refusal(
                .rule,
                "only a year's surplus is carried over: per=year",
                "只有年度下限可以结转：per=year",
                want: "carry"
            )
        }
        let origin = try arguments.source
        let mode = try arguments.optional("mode", CreditMode.self)
        guard mode != .hard || origin.origin == .source else {
            throw Refusal(
                .rule,
                "a default of the project may only warn: mode=soft",
                "本系统默认只作提醒：mode=soft",
                want: "mode"
            )
        }
        return .credit(
            .minimum(
                CreditMinimum(
                    name: try arguments.required("name"),
                    amount: try CreditAmount(arguments),
                    selector: try EntrySelector(arguments),
                    span: span,
                    who: try arguments.optional("who") ?? .all,
                    condition: try arguments.optional("where"),
                    mode: mode ?? (origin.origin == .project ? .soft : .hard),
                    isCarried: isCarried,
                    source: origin
                )
            )
        )
    }
}

/// Whom a rule is about, by what cannot be said as a condition on one day.
package enum Audience: String, CaseIterable, Sendable {
    case all
    /// Homeroom teacher of a class at some time in the span.
    case homeroom
    /// Whose last day in post lies in the cycle.
    case retiring
    /// Whose first day of service lies in the span.
    case new
    /// Principal at some time in the span.
    case principal
    /// Who became principal within the cycle.
    case newPrincipal = "new-principal"

    static let parameters: [ParameterSpec] = [
        RuleDeclaration.keyword(
            Label("who", "对象"),
            Audience.valueType,
            Bilingual("only these teachers", "只对这些教师")
        ),
        RuleDeclaration.keyword(
            Label("where", "条件"),
            ValueType(Label("condition", "条件"), shape: "\"age<=35\""),
            Bilingual("only teachers of whom this is so", "只对符合条件的教师")
        ),
    ]
}

extension Audience: NamedCase {
    package static var typeName: Label { Label("audience", "对象") }

    package var label: Label {
        switch self {
        case .all: Label("all", "全体")
        case .homeroom: Label("homeroom", "班主任")
        case .retiring: Label("retiring", "周期内退休")
        case .new: Label("new", "新任")
        case .principal: Label("principal", "校长园长")
        case .newPrincipal: Label("new-principal", "新任校长园长")
        }
    }
}
