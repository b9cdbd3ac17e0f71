package import Domain
package import Grammar
package import Notation

/// `own-cycle 新入职 start=entry where="started>=2022-01-01"`: whose cycles begin in another year.
///
/// Of several the first that fits decides; whom none fits has the cycle of all. So has, with a
/// note, whom a cycle from entry fits and whose account year of entry is not known.
///
/// Source: practice.md 3.2 (cycle start per person: a new hire's own cycle); systems.md A30, whose
/// cycle is one for all.
package struct OwnCycle: Hashable, Sendable {
    /// In which account year the cycle begins.
    package enum Start: Hashable, Sendable {
        /// That of the first day of service.
        case entry
        case year(Int)
    }

    package let name: String
    package let start: Start
    /// A condition on the teacher on the last day of the account year asked about, of several the
    /// last one whose cycle holds them all (`AskedYears`); nil for everybody.
    package let condition: String?
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("own-cycle", "个人周期"),
        Bilingual("teachers whose cycles begin in another year", "周期起始年与众不同的教师"),
        parameters: [
            RuleDeclaration.positional(
                Label("name", "名称"),
                String.valueType,
                Bilingual("its name", "名称")
            ),
            RuleDeclaration.keyword(
                Label("start", "起始年"),
                Start.valueType,
                Bilingual(
                    "the year in which a cycle begins, or entry: that of the first day of service",
                    "周期起始年；入职 为参加工作日所在年度"
                ),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("where", "条件"),
                ValueType(Label("condition", "条件"), shape: "\"age<=35\""),
                Bilingual("only teachers of whom this is so", "只对符合条件的教师")
            ),
        ],
        source: "A30, practice.md 3.2",
        examples: ["own-cycle 新入职 start=entry where=\"started>=2022-01-01\""]
    ) { arguments throws(Refusal) in
        .credit(
            .ownCycle(
                OwnCycle(
                    name: try arguments.required("name"),
                    start: try arguments.required("start"),
                    condition: try arguments.optional("where"),
                    source: try arguments.source
                )
            )
        )
    }

    /// The account year in which a cycle of the person begins; nil where nobody knows.
    package func start(of person: Person, _ cycle: CreditCycle) -> Int? {
        switch start {
        case .year(let year): return year
        case .entry:
            guard let started = person.started else { return nil }
            let year = cycle.number(of: started.earliest)
            return year == cycle.number(of: started.latest) ? year : nil
        }
    }
}

extension OwnCycle.Start: FieldConvertible {
    private static let entryLabel = Label("entry", "入职")

    package static var valueType: ValueType {
        ValueType(
            Label("cycle-start", "周期起始"),
            shape: "2023|entry",
            completion: .words([entryLabel])
        )
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// Reads a year, or the word for the first day of service in either language.
    package static func read(_ text: String) throws(Refusal) -> Self {
        if entryLabel.isNamed(text) { return .entry }
        guard let year = Int(text), (1_900...2_200).contains(year) else {
            throw Refusal(
                .badArgument,
                "\(excerpt(text)) is neither a year nor entry",
                "\(excerpt(text)) 既不是年份也不是 入职",
                want: "cycle-start",
                hint: "2023, entry"
            )
        }
        return .year(year)
    }

    package var fieldValue: FieldValue {
        switch self {
        case .entry: .text(Self.entryLabel.english)
        case .year(let year): .text(String(year))
        }
    }
}
