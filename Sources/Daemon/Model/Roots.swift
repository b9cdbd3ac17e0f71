import Domain
import Storage

/// The two states of the model: what is on disk, and that with all that is proposed.
///
/// While nothing is on its way they are one state. While something is, and nobody asks for what is
/// on disk, there is only `head`, and it is written in place: a second root would share its trees,
/// and every write would copy its path in each of them. Whoever asks gets the state on disk by
/// taking the unsynced changes back, and for some groups from then on it is kept as a root.
struct Roots {
    /// What is on disk and all that is proposed.
    private(set) var head: Root
    /// The last statement on disk.
    private(set) var durableSequence: Int
    /// What is on disk, where it is not `head` and somebody asked for it.
    private var kept: Root?
    /// How many groups since somebody asked for what is on disk while it was not `head`.
    private var groupsUnasked = Roots.patience

    /// The groups after which what is on disk is no longer kept for those who do not ask.
    private static let patience = 8
    /// The changes that are taken back at once, about a millisecond's; readers wait for more.
    private static let takenBackAtOnce = 100

    init(_ root: Root) {
        head = root
        durableSequence = root.sequence
    }

    /// Whether what is on disk is at hand while that many changes are on their way.
    func isDurableAtHand(beside changeCount: Int) -> Bool {
        changeCount <= Self.takenBackAtOnce || kept != nil
    }

    /// What is on disk where it is kept beside the head.
    var keptDurable: Root? { kept }

    /// Notes that somebody would have asked for what is on disk.
    mutating func wantDurable() {
        groupsUnasked = 0
    }

    /// What is on disk, given the groups on their way, the first first.
    /// - Complexity: O(their changes) where it is not kept.
    mutating func durable(before unsynced: [Group]) -> Root {
        // The head's own sequence may be one that the store refused.
        guard !unsynced.isEmpty else {
            return Root(register: head.register, sequence: durableSequence)
        }
        groupsUnasked = 0
        if let kept { return kept }
        var root = head
        for group in unsynced.reversed() {
            for proposed in group.batches.joined().reversed() {
                for change in proposed.changes.reversed() { root.register.apply(change.reversed) }
            }
        }
        root.sequence = durableSequence
        kept = root
        return root
    }

    /// Another state is the head, that many changes further: that of a transaction, which began on
    /// it, or one that another thread made.
    ///
    /// Where they are more than are taken back at once, what is on disk is kept: readers would have
    /// to wait for the disk. They have to in any case where much more is on its way already.
    mutating func propose(_ root: Root, of changeCount: Int, beside unsynced: [Group]) {
        let onTheirWay = unsynced.reduce(0) { $0 + $1.changeCount }
        if changeCount > Self.takenBackAtOnce, isDurableAtHand(beside: onTheirWay) {
            kept = durable(before: unsynced)
            groupsUnasked = 0
        } else {
            keepDurable(unsynced.isEmpty)
        }
        head = root
    }

    /// Carries an update's changes out on the head.
    mutating func propose(_ proposed: Proposed, isIdle: Bool) {
        keepDurable(isIdle)
        for change in proposed.changes { head.register.apply(change) }
        head.sequence = proposed.sequence
    }

    private mutating func keepDurable(_ isIdle: Bool) {
        guard isIdle, groupsUnasked < Self.patience else { return }
        kept = Root(register: head.register, sequence: durableSequence)
    }

    /// The head as a group leaves for the disk, if what is on disk is kept.
    mutating func rootForGroup() -> Root? {
        groupsUnasked += 1
        return groupsUnasked <= Self.patience ? head : nil
    }

    /// The group is on disk.
    mutating func advance(past group: Group, isIdle: Bool) {
        durableSequence = group.sequence
        guard !isIdle else {
            kept = nil
            return
        }
        if let root = group.root {
            kept = root
        } else if var root = kept {
            // It is let go while it is written, so that it is written in place.
            kept = nil
            for proposed in group.batches.joined() {
                for change in proposed.changes { root.register.apply(change) }
            }
            root.sequence = group.sequence
            kept = root
        }
    }

    /// All that is proposed is taken back, or the store was read anew: both states are this one.
    mutating func reset(to root: Root, nextAfter sequence: Int) {
        head = root
        head.sequence = sequence
        durableSequence = root.sequence
        kept = nil
    }
}
