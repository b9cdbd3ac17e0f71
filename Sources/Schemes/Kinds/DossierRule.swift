package import Domain
package import Grammar
import Notation

/// `dossier closing=pass`: when a pupil's file may be closed.
///
/// Source: systems.md H07: closed when a final reaches the pass score (switch).
package struct DossierRule: Hashable, Sendable {
    /// When a dossier may be closed.
    package enum Closing: String, CaseIterable, Sendable {
        /// When a final reaches the pass line in every subject of the file.
        case pass
        /// Only by hand.
        case hand
    }

    package let closing: Closing
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("dossier", "档案"),
        Bilingual("when a pupil's file is closed", "学困生档案何时结档"),
        parameters: [
            RuleDeclaration.keyword(
                Label("closing", "结档"),
                Closing.valueType,
                Bilingual("pass: a final reached the line; hand", "pass 期末达标即可，hand 人工决定"),
                isRequired: true
            )
        ],
        source: "H07",
        examples: ["dossier closing=pass origin=project source=H07"]
    ) { arguments throws(Refusal) in
        .dossier(
            DossierRule(closing: try arguments.required("closing"), source: try arguments.source)
        )
    }
}

extension DossierRule.Closing: NamedCase {
    package static var typeName: Label { Label("closing", "结档办法") }

    package var label: Label {
        switch self {
        case .pass: Label("pass", "达标")
        case .hand: Label("hand", "人工")
        }
    }
}

/// `bonus rise=5 points=1` or `bonus breadth=50% points=1`: one band of the bonus for improvement.
///
/// Source: systems.md H08; no band is given, so that the bonus is 0 until a scheme sets some.
package struct BonusBand: Hashable, Sendable {
    /// The least mean rise, in marks.
    package let rise: Marks?
    /// The least share of pupils who rose.
    package let breadth: Percent?
    package let points: Marks
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("bonus", "加分"),
        Bilingual("a band of the bonus for improvement", "提高幅度、提高面加分档"),
        parameters: [
            RuleDeclaration.keyword(
                Label("rise", "幅度"),
                Marks.valueType,
                Bilingual("from this mean rise, in marks", "平均提高分数下限")
            ),
            RuleDeclaration.keyword(
                Label("breadth", "提高面"),
                Percent.valueType,
                Bilingual("from this share of pupils who rose", "提高人数比例下限")
            ),
            RuleDeclaration.keyword(
                Label("points", "加分"),
                Marks.valueType,
                Bilingual("the points of the band; of several the highest counts", "该档加分，同类取最高"),
                isRequired: true
            ),
        ],
        source: "H08",
        examples: ["bonus rise=5 points=1", "bonus breadth=50% points=1"]
    ) { arguments throws(Refusal) in
        let band = BonusBand(
            rise: try arguments.optional("rise"),
            breadth: try arguments.optional("breadth"),
            points: try arguments.required("points"),
            source: try arguments.source
        )
        guard (band.rise == nil) != (band.breadth == nil) else {
            throw Refusal(.rule, "say rise= or breadth=", "须给出幅度或提高面之一", want: "rise")
        }
        return .bonus(band)
    }
}
