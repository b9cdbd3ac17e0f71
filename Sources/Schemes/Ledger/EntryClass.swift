import Domain
import Synchronization

/// What a scheme's rules say of lines that they cannot tell apart, found once for all of them.
///
/// A scheme has dozens of conditions on lines, a district millions of lines, and few kinds of them.
final class EntryClass: Sendable {
    /// Under the scheme; nil where it is none of its own.
    let dimension: String?
    /// The line of the rule that excludes it; nil where none does.
    let exclusionLine: Int?
    let proofs: [ProofRule]
    let validities: [ValidityRule]
    let passing: [PassGate]
    /// The first that fits, what it gives for a hundredth of an hour, and its least step, in the
    /// scheme's units.
    let coefficient: Coefficient?
    let factor: Int?
    let step: Int?
    /// The first that fits, and what it gives.
    let award: AwardRate?
    let awarded: Int?
    /// What credits of another institution are worth.
    let recognition: RecognitionRule?
    /// Whether it is of the technology course.
    let isTechnology: Bool
    /// Whether all school-based training needs the approval of a project, and this is some.
    let isSchoolBased: Bool
    /// Of the scheme's caps, minima and blocks, in their order, which take it in.
    let caps: [Bool]
    let minima: [Bool]
    let blocks: [Bool]

    init(of entry: LedgerEntry, _ rules: CreditRules) {
        let dimension = rules.dimension(of: entry)
        func takes(_ selector: EntrySelector) -> Bool {
            selector.takes(entry, dimension: dimension)
        }
        self.dimension = dimension
        exclusionLine = rules.exclusions.first { takes($0.selector) }?.source.line
        proofs = rules.proofs.filter { takes($0.selector) }
        validities = rules.validities.filter { takes($0.selector) }
        passing = rules.passing.filter { takes($0.selector) }
        coefficient = rules.coefficient(for: entry, dimension: dimension)
        factor = coefficient.flatMap { rules.units($0) }
        step = coefficient?.step.map { $0 * (rules.scale / 10_000) }
        award = rules.awards.first { takes($0.selector) }
        awarded = award?.value.map { $0 * (rules.scale / 10_000) }
        recognition = rules.recognitions.first { takes($0.selector) }
        isTechnology = rules.technology.map { $0.category == entry.category } ?? false
        isSchoolBased = rules.project?.scope == .wide && entry.form == .schoolBased
        caps = rules.caps.map { takes($0.selector) }
        minima = rules.minima.map { takes($0.selector) }
        blocks = rules.blocks.map { takes($0.selector) }
    }
}

/// The classes of one scheme's lines, and what follows for lines with one sign.
///
/// A class, since it is a memory that settlements of one scheme share; what it holds is what would
/// be found anew.
final class EntryClasses: Sendable {
    private struct Known {
        /// The words' own, when it was begun: later their numbers may be other words'.
        var generation = 0
        var classes: [PackedEntry.Aspects: EntryClass] = [:]
        var kinds: [PackedEntry.Sign: LineKind] = [:]

        mutating func renew() {
            let now = PackedWord.generation.load(ordering: .relaxed)
            guard generation != now else { return }
            self = Known()
            generation = now
        }
    }

    private let known = Mutex(Known())

    /// Orders of holders and grades are free texts: past so many classes they are forgotten.
    private static let limit = 10_000

    func entryClass(of entry: PackedEntry, _ rules: CreditRules) -> EntryClass {
        let aspects = entry.aspects
        let known = known.withLock { known in
            known.renew()
            return known.classes[aspects]
        }
        if let known { return known }
        let found = EntryClass(of: entry.entry(of: PersonID("")), rules)
        self.known.withLock { known in
            if known.classes.count >= Self.limit { known.classes = [:] }
            known.classes[aspects] = found
        }
        return found
    }

    func kind(of entry: PackedEntry, _ rules: CreditRules) -> LineKind {
        let sign = entry.sign
        let known = known.withLock { known in
            known.renew()
            return known.kinds[sign]
        }
        if let known { return known }
        let found = LineKind(of: entry, entryClass(of: entry, rules), rules)
        self.known.withLock { known in
            if known.kinds.count >= Self.limit { known.kinds = [:] }
            known.kinds[sign] = found
        }
        return found
    }
}
