import Domain
package import Grammar
import Notation

/// In what a credit rule counts: hours as attended, or credits.
package enum CreditMeasure: String, CaseIterable, Sendable {
    case hours
    case credits
}

extension CreditMeasure: NamedCase {
    package static var typeName: Label { Label("measure", "计量") }

    package var label: Label {
        switch self {
        case .hours: Label("hours", "学时")
        case .credits: Label("credits", "学分")
        }
    }
}

/// Over what a credit rule adds up.
package enum CreditSpan: String, CaseIterable, Sendable {
    case item
    case programme
    case year
    case cycle
}

extension CreditSpan: NamedCase {
    package static var typeName: Label { Label("span", "范围") }

    package var label: Label {
        switch self {
        case .item: Label("item", "每项")
        case .programme: Label("programme", "每个项目")
        case .year: Label("year", "年度")
        case .cycle: Label("cycle", "周期")
        }
    }
}

/// How far a rule goes: a hard one decides, a soft one only warns.
package enum CreditMode: String, CaseIterable, Sendable {
    case hard
    case soft
}

extension CreditMode: NamedCase {
    package static var typeName: Label { Label("mode", "效力") }

    package var label: Label {
        switch self {
        case .hard: Label("hard", "必备")
        case .soft: Label("soft", "参考")
        }
    }
}

/// An amount that a rule names, in hours or in credits; unset where the source leaves it blank.
package struct CreditAmount: Hashable, Sendable {
    package let measure: CreditMeasure
    /// In hundredths of an hour or ten-thousandths of a credit; nil is unset.
    package let scaled: Int?

    static let parameters: [ParameterSpec] = [
        RuleDeclaration.keyword(
            Label("hours", "学时"),
            Hours.valueType,
            Bilingual("in hours as attended, or unset", "按学时计，可写未定")
        ),
        RuleDeclaration.keyword(
            Label("credits", "学分"),
            Credits.valueType,
            Bilingual("in credits, or unset", "按学分计，可写未定")
        ),
    ]

    package init(measure: CreditMeasure, scaled: Int?) {
        self.measure = measure
        self.scaled = scaled
    }

    init(_ arguments: RuleArguments) throws(Refusal) {
        switch (arguments.bound["hours"], arguments.bound["credits"]) {
        case (.some, nil):
            measure = .hours
            scaled = try arguments.optional("hours", Hours.self)?.hundredths
        case (nil, .some):
            measure = .credits
            scaled = try arguments.optional("credits", Credits.self)?.tenThousandths
        case (nil, nil), (.some, .some):
            throw Refusal(
                .rule,
                "say hours= or credits=, one of them",
                "学时与学分须给出且只给出一个",
                want: "hours"
            )
        }
    }
}
