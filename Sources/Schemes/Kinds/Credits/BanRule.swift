package import Domain
import Grammar
import Notation

/// `ban years=3`: what follows from failing in a national programme, and what it shuts.
///
/// Source: systems.md B09: three years, national programmes; both are a district's to say.
package struct BanRule: Hashable, Sendable {
    /// Nil where it is not set: failures are on file and shut nothing.
    package let years: Int?
    /// The levels of the programmes that are shut.
    package let levels: [TrainingLevel]
    /// What bans.
    package let kinds: [IntegrityRecord.Kind]
    package let source: RuleSource

    private static let failures = IntegrityRecord.Kind.allCases.filter(\.isFailure)

    package static let declaration = RuleDeclaration(
        Label("ban", "禁训"),
        Bilingual("what follows from failing in a national programme", "国培未参训、被劝退、未结业的禁训"),
        parameters: [
            RuleDeclaration.keyword(
                Label("years", "年数"),
                Int.valueType,
                Bilingual("for how many years, or unset", "禁训年数，可写未定"),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("level", "级别"),
                [TrainingLevel].valueType,
                Bilingual("programmes of which levels it shuts; nation", "禁止参加的项目级别，默认国家级")
            ),
            RuleDeclaration.keyword(
                Label("kind", "情形"),
                [IntegrityRecord.Kind].valueType,
                Bilingual("what bans; all three failures", "何种情形禁训，默认三种")
            ),
        ],
        source: "B09",
        examples: ["ban years=3 source=\"B09; 000 篇1 L59\""]
    ) { arguments throws(Refusal) in
        let years: Int? = try arguments.optional("years")
        guard years.map({ (1...50).contains($0) }) ?? true else {
            throw Refusal(.rule, "1 to 50 years", "年数为 1 至 50", want: "years")
        }
        let kinds: [IntegrityRecord.Kind] = try arguments.optional("kind") ?? failures
        guard kinds.allSatisfy(\.isFailure) else {
            throw Refusal(
                .rule,
                "who completed a programme is not banned",
                "已结业者不禁训",
                want: "kind"
            )
        }
        return .credit(
            .ban(
                BanRule(
                    years: years,
                    levels: try arguments.optional("level") ?? [.nation],
                    kinds: kinds,
                    source: try arguments.source
                )
            )
        )
    }

    /// What the source says, for where no scheme in force says otherwise.
    package static let usual = BanRule(
        years: 3,
        levels: [.nation],
        kinds: failures,
        source: RuleSource(source: "B09; 000 篇1 L59", origin: .source, line: 0)
    )

    /// The last day of the ban that follows from a participation; nil where none does.
    package func end(of record: IntegrityRecord) -> Day? {
        guard let years, kinds.contains(record.kind), !record.isExcused else { return nil }
        return record.banEnd(years: years)
    }

    /// Whether it only warns: a default of the project bans nobody.
    package var isSoft: Bool { source.origin == .project }
}
