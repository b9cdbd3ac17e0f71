import Domain
package import Grammar

/// Where a rule comes from, and how far it may go.
package struct RuleSource: Hashable, Sendable {
    /// Whether a document says so or this project does.
    package enum Origin: String, Sendable, CaseIterable {
        /// The document says so.
        case source
        /// A default of this project, named wherever it is used; it may only warn.
        case project
    }

    /// The row of systems.md and the place in the document; nil where the scheme gives none.
    package let source: String?
    package let origin: Origin
    /// The line of the scheme file, from 1.
    package let line: Int

    package init(source: String?, origin: Origin, line: Int) {
        self.source = source
        self.origin = origin
        self.line = line
    }
}

/// One statement of a scheme.
package enum Rule: Sendable {
    case title(SchemeTitle)
    case standard(Standard)
    case line(ThresholdLine)
    case items(TargetItems)
    case base(RateBase)
    case stage(Stage)
    case predicate(NamedPredicate)

    /// What it regulates; two schemes that regulate the same cannot be in force together.
    package var kind: RuleKind {
        switch self {
        case .title: .title
        case .standard: .standard
        case .line: .line
        case .items: .items
        case .base: .base
        case .stage: .stage
        case .predicate: .predicate
        }
    }

    package var source: RuleSource {
        switch self {
        case .title(let rule): rule.source
        case .standard(let rule): rule.source
        case .line(let rule): rule.source
        case .items(let rule): rule.source
        case .base(let rule): rule.source
        case .stage(let rule): rule.source
        case .predicate(let rule): rule.source
        }
    }

    /// The parameters that the rule leaves unset, by their names.
    package var unset: [Label] {
        switch self {
        case .standard(let rule): rule.unset
        case .line(let rule): rule.unset
        case .title, .items, .base, .stage, .predicate: []
        }
    }
}

/// The kinds of rules.
package enum RuleKind: String, Sendable, CaseIterable {
    case title = "scheme"
    case standard
    case line
    case items
    case base
    case stage
    case predicate

    /// Whether only one scheme may regulate it for a unit at a time.
    package var isExclusive: Bool {
        switch self {
        case .title, .predicate: false
        case .standard, .line, .items, .base, .stage: true
        }
    }
}
