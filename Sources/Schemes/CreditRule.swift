import Domain
package import Grammar
import Notation

/// A statement of a scheme about hours and credits; any number of schemes may have some together.
package enum CreditRule: Hashable, Sendable {
    case cycle(CreditCycle)
    case dimension(CreditDimension)
    case coefficient(Coefficient)
    case award(AwardRate)
    case minimum(CreditMinimum)
    case cap(CreditCap)
    case substitution(Substitution)
    case block(CreditBlock)
    case passing(PassGate)
    case attendance(AttendanceGate)
    case duplicates(DuplicateRule)
    case proof(ProofRule)
    case excluded(ExclusionRule)
    case approval(ApprovalRule)
    case mean(MeanTarget)
    case subjectShare(SubjectShare)
    case validity(ValidityRule)
    case prorate(ProrateRule)
    case exempt(ExemptRule)
    case project(ProjectRule)
    case personnel(PersonnelGate)
    case dayLimit(DayLimit)
    case activity(ActivityRule)
    case participation(ParticipationLimit)
    case ban(BanRule)
    case programme(ProgrammeRule)
    case assessment(AssessmentRule)
    case technology(TechnologyRule)
    case catalogue(CatalogueRule)
    case plan(PlanRule)
    case selfChosen(SelfChosenRule)
    case recognition(RecognitionRule)
    case outcome(OutcomeRule)
    case specialGroup(SpecialGroup)
    case ownCycle(OwnCycle)

    package static let declarations: [RuleDeclaration] = [
        CreditCycle.declaration, CreditDimension.declaration, Coefficient.declaration,
        AwardRate.declaration, CreditMinimum.declaration, CreditCap.declaration,
        Substitution.declaration, CreditBlock.declaration, PassGate.declaration,
        AttendanceGate.declaration, DuplicateRule.declaration, ProofRule.declaration,
        ExclusionRule.declaration, ApprovalRule.declaration, MeanTarget.declaration,
        SubjectShare.declaration, ValidityRule.declaration, ProrateRule.declaration,
        ExemptRule.declaration, ProjectRule.declaration, PersonnelGate.declaration,
        DayLimit.declaration, ActivityRule.declaration, ParticipationLimit.declaration,
        BanRule.declaration,
        ProgrammeRule.declaration, AssessmentRule.declaration, TechnologyRule.declaration,
        CatalogueRule.declaration, PlanRule.declaration, SelfChosenRule.declaration,
        RecognitionRule.declaration, OutcomeRule.declaration, SpecialGroup.declaration,
        OwnCycle.declaration,
    ]

    package var source: RuleSource {
        switch self {
        case .cycle(let rule): rule.source
        case .dimension(let rule): rule.source
        case .coefficient(let rule): rule.source
        case .award(let rule): rule.source
        case .minimum(let rule): rule.source
        case .cap(let rule): rule.source
        case .substitution(let rule): rule.source
        case .block(let rule): rule.source
        case .passing(let rule): rule.source
        case .attendance(let rule): rule.source
        case .duplicates(let rule): rule.source
        case .proof(let rule): rule.source
        case .excluded(let rule): rule.source
        case .approval(let rule): rule.source
        case .mean(let rule): rule.source
        case .subjectShare(let rule): rule.source
        case .validity(let rule): rule.source
        case .prorate(let rule): rule.source
        case .exempt(let rule): rule.source
        case .project(let rule): rule.source
        case .personnel(let rule): rule.source
        case .dayLimit(let rule): rule.source
        case .activity(let rule): rule.source
        case .participation(let rule): rule.source
        case .ban(let rule): rule.source
        case .programme(let rule): rule.source
        case .assessment(let rule): rule.source
        case .technology(let rule): rule.source
        case .catalogue(let rule): rule.source
        case .plan(let rule): rule.source
        case .selfChosen(let rule): rule.source
        case .recognition(let rule): rule.source
        case .outcome(let rule): rule.source
        case .specialGroup(let rule): rule.source
        case .ownCycle(let rule): rule.source
        }
    }

    /// What no scheme may say twice.
    package var identity: String {
        switch self {
        case .cycle: "cycle"
        case .dimension(let rule): "dimension \(rule.name)"
        case .coefficient(let rule): "coefficient \(rule.selector.text)"
        case .award(let rule): "award \(rule.selector.text)"
        case .minimum(let rule): "minimum \(rule.name)"
        case .cap(let rule): "cap \(rule.name)"
        case .substitution(let rule): "substitution \(rule.from)"
        case .block(let rule): "block \(rule.name)"
        case .passing(let rule): "passing \(rule.selector.text)"
        case .attendance: "attendance"
        case .duplicates: "duplicates"
        case .proof(let rule): "proof \(rule.selector.text)"
        case .excluded(let rule): "excluded \(rule.selector.text)"
        case .approval: "approval"
        case .mean(let rule): "mean \(rule.name)"
        case .subjectShare(let rule): "subject-share \(rule.name)"
        case .validity(let rule): "validity \(rule.selector.text)"
        case .prorate: "prorate"
        case .exempt(let rule): "exempt \(rule.name)"
        case .project: "project"
        case .personnel(let rule): "personnel \(rule.name)"
        case .dayLimit(let rule): "day-limit \(rule.selector.text)"
        case .activity: "activity"
        case .participation: "participation"
        case .ban: "ban"
        case .programme: "programme"
        case .assessment: "assessment"
        case .technology: "technology"
        case .catalogue: "catalogue"
        case .plan(let rule): "plan \(rule.kind.label.english)"
        case .selfChosen: "self-chosen"
        case .recognition(let rule): "recognition \(rule.selector.text)"
        case .outcome(let rule): "outcome \(rule.name)"
        case .specialGroup(let rule): "special-group \(rule.name)"
        case .ownCycle(let rule): "own-cycle \(rule.name)"
        }
    }

    /// The condition on teachers that it names.
    package var condition: String? {
        switch self {
        case .minimum(let rule): rule.condition
        case .exempt(let rule): rule.condition
        case .plan(let rule): rule.condition
        case .specialGroup(let rule): rule.condition
        case .ownCycle(let rule): rule.condition
        case .cycle, .dimension, .coefficient, .award, .cap, .substitution, .block, .passing,
            .attendance, .duplicates, .proof, .excluded, .approval, .mean, .subjectShare,
            .validity, .prorate, .project, .personnel, .dayLimit,
            .activity, .participation, .ban, .programme, .assessment, .technology, .catalogue,
            .selfChosen, .recognition, .outcome:
            nil
        }
    }

    /// The parameters that the source leaves blank.
    package var unset: [Label] {
        switch self {
        case .cycle(let rule):
            rule.years > 1 && rule.start == nil ? [Label("start", "起始年")] : []
        case .coefficient(let rule): rule.value == nil ? [Label("value", "值")] : []
        case .award(let rule): rule.value == nil ? [Label("value", "值")] : []
        case .minimum(let rule): rule.amount.unset
        case .cap(let rule): rule.amount.unset
        case .mean(let rule): rule.amount.unset
        case .participation(let rule): rule.most == nil ? [Label("max", "次数")] : []
        case .ban(let rule): rule.years == nil ? [Label("years", "年数")] : []
        case .project(let rule): rule.halfDays == nil ? [Label("half-days", "半天数")] : []
        case .technology(let rule): rule.unset
        case .recognition(let rule): rule.rate == nil ? [Label("rate", "折算")] : []
        case .outcome(let rule): rule.least == nil ? [Label("least", "至少")] : []
        case .assessment(let rule):
            rule.bands.isEmpty ? Assessment.Grade.allCases.dropLast().map(\.label) : []
        case .dimension, .substitution, .block, .passing, .attendance, .duplicates, .proof,
            .excluded, .approval, .subjectShare, .validity, .prorate, .exempt, .personnel,
            .dayLimit, .activity, .programme, .catalogue, .plan, .selfChosen, .specialGroup,
            .ownCycle:
            []
        }
    }
}

extension CreditAmount {
    fileprivate var unset: [Label] { scaled == nil ? [measure.label] : [] }
}

extension TechnologyRule {
    fileprivate var unset: [Label] {
        let all = [
            (menBelow == nil, Label("men-below", "男不满")),
            (womenBelow == nil, Label("women-below", "女不满")), (by == nil, Label("by", "期限")),
        ]
        return all.filter(\.0).map(\.1)
    }
}
