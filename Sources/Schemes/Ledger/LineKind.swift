import Domain
import Synchronization

/// What a scheme's rules say of lines with one sign, which have all in common but days, hours,
/// title, evidence and status.
final class LineKind: Sendable {
    let entryClass: EntryClass
    let facts: Facts

    /// The same as plain numbers, copied into each line while it is settled: a look at them counts
    /// no reference, which two threads that settle the same scheme would wait for each other with.
    struct Facts: Sendable {
        let isByHours: Bool
        /// Credits of another institution, which are worth what the scheme says and nothing else.
        let isExternal: Bool
        /// Whether a rule about whole lines may speak of it, beside its status and its project.
        let needsCare: Bool
        /// Whether one may where it has no evidence.
        let needsProof: Bool
        let hasPassing: Bool
        /// Whether it names a project of its own.
        let hasProject: Bool
        let isSchoolBased: Bool
        let level: TrainingLevel
        /// Credits that the line states, in units of the scheme; nil for none.
        let stated: Int?
        let factor: Int?
        let step: Int?
        let awarded: Int?
        /// A bit for each of the scheme's first caps and minima that takes it in.
        let caps: UInt64
        let minima: UInt64
    }

    init(of entry: PackedEntry, _ entryClass: EntryClass, _ rules: CreditRules) {
        self.entryClass = entryClass
        let needsCare =
            entryClass.exclusionLine != nil || !entryClass.validities.isEmpty
            || rules.attendance != nil
            || (rules.activity != nil && entry.session != .none)
        facts = Facts(
            isByHours: entry.kind.isByHours,
            isExternal: entry.kind == .external,
            needsCare: needsCare,
            needsProof: !entryClass.proofs.isEmpty,
            hasPassing: !entryClass.passing.isEmpty,
            hasProject: entry.project != .none,
            isSchoolBased: entryClass.isSchoolBased,
            level: entry.level,
            stated: entry.credits.map { $0.tenThousandths * (rules.scale / 10_000) },
            factor: entryClass.factor,
            step: entryClass.step,
            awarded: entryClass.awarded,
            caps: Self.bits(entryClass.caps),
            minima: Self.bits(entryClass.minima)
        )
    }

    /// The bits of the first 64 places.
    private static func bits(_ places: [Bool]) -> UInt64 {
        places.prefix(64).enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) }
    }
}

/// The kinds that a settlement has come by, for one thread: found without a lock or a search.
final class LineKindCache {
    private struct Slot {
        let sign: PackedEntry.Sign
        let kind: Unmanaged<LineKind>
    }

    /// Side by side, so that a look at a sign counts no reference.
    private var slots: [Slot?] = []
    /// What the slots refer to, in their order.
    private var kinds: [LineKind?] = []
    /// What the lines of the present statement refer to and the slots no longer do.
    private var outgoing: [LineKind] = []
    private var asked = 0
    /// The words' own, when the slots were begun: later their numbers may be other words'.
    private var generation = 0

    private static let size = 1_024
    /// Who settles one teacher asks less often, and needs no table.
    private static let few = 100

    /// Begins another statement: nothing refers to the lines of the one before.
    func begin() {
        if !outgoing.isEmpty { outgoing.removeAll(keepingCapacity: true) }
        let now = PackedWord.generation.load(ordering: .relaxed)
        guard generation != now else { return }
        (slots, kinds, generation) = ([], [], now)
    }

    /// The kind of the line, which is kept until the next statement begins.
    func kind(of entry: PackedEntry, _ rules: CreditRules) -> Unmanaged<LineKind> {
        guard asked >= Self.few else {
            asked += 1
            let kind = rules.classes.kind(of: entry, rules)
            outgoing.append(kind)
            return Unmanaged.passUnretained(kind)
        }
        if slots.isEmpty {
            slots = Array(repeating: nil, count: Self.size)
            kinds = Array(repeating: nil, count: Self.size)
        }
        let sign = entry.sign
        let place = sign.place & (Self.size - 1)
        if let slot = slots[place], slot.sign.isSame(as: sign) { return slot.kind }
        let kind = rules.classes.kind(of: entry, rules)
        if let old = kinds[place] { outgoing.append(old) }
        kinds[place] = kind
        slots[place] = Slot(sign: sign, kind: Unmanaged.passUnretained(kind))
        return Unmanaged.passUnretained(kind)
    }
}

extension PackedEntry.Sign {
    fileprivate func isSame(as other: Self) -> Bool {
        bits == other.bits && detailNumber == other.detailNumber
            && dimension.number == other.dimension.number
    }
}
