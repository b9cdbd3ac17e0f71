package import Grammar
import Notation

/// `owner by=paper-day`: whose a result is when two teachers had the class in the term.
///
/// Source: issue 4; no document says, so that every scheme must, and the figure prints it.
package struct OwnerRule: Hashable, Sendable {
    /// Which of the teachers of a class in the term.
    package enum Choice: String, CaseIterable, Sendable {
        /// Who taught the class on the day of the paper.
        case paperDay = "paper-day"
        /// Who taught it for most days of the term up to the paper.
        case longest
        /// Everybody who taught it in the term up to the paper.
        case all
    }

    package let choice: Choice
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("owner", "归属"),
        Bilingual("whose a result is when two teachers had the class", "一班两师时成绩归谁"),
        parameters: [
            RuleDeclaration.keyword(
                Label("by", "依据"),
                Choice.valueType,
                Bilingual("paper-day, longest or all", "考试当日任课、任课最久或全部"),
                isRequired: true
            )
        ],
        source: "H06, H08",
        examples: ["owner by=paper-day origin=project source=H08"]
    ) { arguments throws(Refusal) in
        .owner(OwnerRule(choice: try arguments.required("by"), source: try arguments.source))
    }
}

extension OwnerRule.Choice: NamedCase {
    package static var typeName: Label { Label("owner-choice", "归属办法") }

    package var label: Label {
        switch self {
        case .paperDay: Label("paper-day", "考试当日任课")
        case .longest: Label("longest", "任课最久")
        case .all: Label("all-teachers", "全部任课")
        }
    }
}
