package import Domain
package import Grammar
import Notation

/// `index S pass=50% score=45% excellent=5%`: a composite of rates, each times its weight.
///
/// Source: practice.md 3.4 (S值, 综合指数), 4.9: nominal weights are not effective ones.
package struct IndexRule: Hashable, Sendable {
    /// What an index is made of, each a share between 0 and 1.
    package enum Part: String, CaseIterable, Sendable {
        /// The mean over the full mark (得分率).
        case score
        case excellent
        case good
        case pass
        case low
    }

    package let name: String
    /// In the order of `Part`; the weight of `low` counts against.
    package let weights: [(part: Part, weight: Percent)]
    package let source: RuleSource

    package static func == (left: Self, right: Self) -> Bool {
        left.name == right.name && left.source == right.source
            && left.weights.elementsEqual(right.weights) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(source)
    }

    package static let declaration = RuleDeclaration(
        Label("index", "指数"),
        Bilingual("a composite index of rates with weights", "由各率加权的综合指数"),
        parameters: [
            RuleDeclaration.positional(
                Label("name", "名称"),
                String.valueType,
                Bilingual("its name", "指数名")
            )
        ]
            + Part.allCases.map { part in
                RuleDeclaration.keyword(
                    part.label,
                    Percent.valueType,
                    Bilingual("the weight of the \(part.label.english)", "\(part.label.chinese)的权重")
                )
            },
        source: "practice.md 3.4",
        examples: ["index S pass=50% score=45% excellent=5% source=\"practice.md 3.4\""]
    ) { arguments throws(Refusal) in
        var weights: [(part: Part, weight: Percent)] = []
        for part in Part.allCases {
            let weight = try arguments.optional(part.label.english, Percent.self)
            if let weight { weights.append((part, weight)) }
        }
        guard !weights.isEmpty else {
            throw Refusal(.rule, "an index without weights", "指数没有权重", want: "percent")
        }
        return .index(
            IndexRule(
                name: try arguments.required("name"),
                weights: weights,
                source: try arguments.source
            )
        )
    }
}

extension IndexRule.Part {
    package var label: Label {
        switch self {
        case .score: Label("score", "得分率")
        case .excellent: Label("excellent", "优秀率")
        case .good: Label("good", "良好率")
        case .pass: Label("pass", "合格率")
        case .low: Label("low", "低分率")
        }
    }
}
