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
    case deviation(Deviation)
    case evidence(EvidenceRule)
    case bonus(BonusBand)
    case dossier(DossierRule)
    case owner(OwnerRule)
    case progress(ProgressRule)
    case index(IndexRule)
    case examination(ExaminationRule)
    case stage(Stage)
    case predicate(NamedPredicate)
    case instrument(InstrumentRule)
    case criterion(Criterion)
    case observing(ObservingRule)
    case quota(ObservationQuota)
    case rounds(LeaderRounds)
    case credit(CreditRule)

    /// What it regulates; two schemes that regulate the same cannot be in force together.
    package var kind: RuleKind {
        switch self {
        case .title: .title
        case .standard: .standard
        case .line: .line
        case .items: .items
        case .base: .base
        case .deviation: .deviation
        case .evidence: .evidence
        case .bonus: .bonus
        case .dossier: .dossier
        case .owner: .owner
        case .progress: .progress
        case .index: .index
        case .examination: .examination
        case .stage: .stage
        case .predicate: .predicate
        case .instrument: .instrument
        case .criterion: .criterion
        case .observing: .observing
        case .quota: .quota
        case .rounds: .rounds
        case .credit: .credit
        }
    }

    /// The statement's first word.
    package var word: String {
        guard case .credit(let rule) = self else { return kind.rawValue }
        return String(rule.identity.prefix { $0 != " " })
    }

    package var source: RuleSource {
        switch self {
        case .title(let rule): rule.source
        case .standard(let rule): rule.source
        case .line(let rule): rule.source
        case .items(let rule): rule.source
        case .base(let rule): rule.source
        case .deviation(let rule): rule.source
        case .evidence(let rule): rule.source
        case .bonus(let rule): rule.source
        case .dossier(let rule): rule.source
        case .owner(let rule): rule.source
        case .progress(let rule): rule.source
        case .index(let rule): rule.source
        case .examination(let rule): rule.source
        case .stage(let rule): rule.source
        case .predicate(let rule): rule.source
        case .instrument(let rule): rule.source
        case .criterion(let rule): rule.source
        case .observing(let rule): rule.source
        case .quota(let rule): rule.source
        case .rounds(let rule): rule.source
        case .credit(let rule): rule.source
        }
    }

    /// The parameters that the rule leaves unset, by their names.
    package var unset: [Label] {
        switch self {
        case .standard(let rule): rule.unset
        case .line(let rule): rule.unset
        case .credit(let rule): rule.unset
        case .title, .items, .base, .evidence, .bonus, .dossier, .owner, .progress, .index,
            .deviation, .stage, .predicate, .instrument, .criterion, .observing, .quota, .rounds,
            .examination:
            []
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
    case deviation
    case evidence
    case bonus
    case dossier
    case owner
    case progress
    case index
    case examination
    case stage
    case predicate
    case instrument
    case criterion
    case observing
    case quota
    case rounds = "leader-rounds"
    case credit

    /// Whether only one scheme may regulate it for a unit at a time.
    package var isExclusive: Bool {
        switch self {
        // Instruments are found by their names, the nearest first.
        case .title, .predicate, .instrument, .criterion, .credit: false
        case .standard, .line, .items, .base, .index, .deviation, .progress, .owner, .dossier,
            .bonus, .evidence, .stage, .observing, .quota, .rounds, .examination:
            true
        }
    }
}
