package import Domain
package import Grammar
import Notation

/// `project scope=wide hours=kept upgrade=year`: what a module project's approval decides.
///
/// Source: systems.md A08–A10, readings 3–5.
package struct ProjectRule: Hashable, Sendable {
    /// Which entries need the approval.
    package enum Scope: String, CaseIterable, Sendable {
        /// Those of the project.
        case narrow
        /// All school-based training of the school in that year.
        case wide
    }

    /// From when an upgrade counts.
    package enum Upgrade: String, CaseIterable, Sendable {
        /// In the whole year, also before it.
        case year
        case date
    }

    package let scope: Scope
    /// Whether hours count without the approval, only credits do not.
    package let keepsHours: Bool
    package let upgrade: Upgrade
    /// The dimensions from which a school may choose; empty for any.
    package let dimensions: [String]
    /// Half days of concentrated training in a year; nil where the source leaves it blank.
    package let halfDays: Int?
    /// The most projects of a school in a year; nil for any number.
    package let perYear: Int?
    package let source: RuleSource

    package static let declaration = RuleDeclaration(
        Label("project", "项目"),
        Bilingual("what a module project's approval decides", "校本研修模块项目的立项与认定"),
        parameters: [
            RuleDeclaration.keyword(
                Label("scope", "范围"),
                Scope.valueType,
                Bilingual(
                    "narrow: its entries; wide: all school-based ones of the year",
                    "窄：项目内；宽：全年校本"
                ),
                isRequired: true
            ),
            RuleDeclaration.keyword(
                Label("keeps-hours", "计学时"),
                YesNo.valueType,
                Bilingual("whether hours count without approval; yes", "未立项是否仍计学时，默认是")
            ),
            RuleDeclaration.keyword(
                Label("upgrade", "升级"),
                Upgrade.valueType,
                Bilingual(
                    "an upgrade counts for the year or from its date; year",
                    "升级适用全年或自当日，默认全年"
                )
            ),
            RuleDeclaration.keyword(
                Label("dimensions", "维度"),
                [String].valueType,
                Bilingual("the dimensions to choose from", "可选维度")
            ),
            RuleDeclaration.keyword(
                Label("half-days", "半天数"),
                Int.valueType,
                Bilingual("half days of concentrated training, or unset", "每年集中研修半天数，可写未定")
            ),
            RuleDeclaration.keyword(
                Label("per-year", "每年"),
                Int.valueType,
                Bilingual("the most projects of a school in a year", "每校每年项目数上限")
            ),
        ],
        source: "A08, A09, A10",
        examples: ["project scope=wide dimensions=学生管理,学科教学,专业成长 half-days=unset per-year=1"]
    ) { arguments throws(Refusal) in
        .credit(
            .project(
                ProjectRule(
                    scope: try arguments.required("scope"),
                    keepsHours: try arguments.optional("keeps-hours", YesNo.self)?.isYes ?? true,
                    upgrade: try arguments.optional("upgrade") ?? .year,
                    dimensions: try arguments.optional("dimensions") ?? [],
                    halfDays: try arguments.optional("half-days"),
                    perYear: try arguments.optional("per-year"),
                    source: try arguments.source
                )
            )
        )
    }

    /// Whether the entry needs the approval of a project.
    package func governs(_ entry: LedgerEntry) -> Bool {
        entry.project != nil || (scope == .wide && entry.form == .schoolBased)
    }
}

extension ProjectRule.Scope: NamedCase {
    package static var typeName: Label { Label("project-scope", "认定范围") }

    package var label: Label {
        switch self {
        case .narrow: Label("narrow", "窄")
        case .wide: Label("wide", "宽")
        }
    }
}

extension ProjectRule.Upgrade: NamedCase {
    package static var typeName: Label { Label("upgrade", "升级") }

    package var label: Label {
        switch self {
        case .year: Label("year", "全年")
        case .date: Label("date", "当日起")
        }
    }
}
