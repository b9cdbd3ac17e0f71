import Commands
import Domain
import Grammar
import Logging
import NIOCore
import Storage

/// The model: what is on disk, what is proposed, and the groups of updates in between.
///
/// A class because there is one. It belongs to the loop.
final class Model {
    let limits: Limits
    let logger: Logger
    let loop: any EventLoop
    let storage: StorageThread

    private var roots: Roots
    /// Rises when `head` is taken back, after which a sequence may come again.
    private(set) var epoch = 0
    var health = Health.sound
    /// Why the model cannot be written.
    var fault: StoreError?
    /// Those who wait for the store to be opened again.
    var recoveries: [Archive.Answered] = []
    var idempotency: IdempotencyTable

    /// The updates that wait for the group before them.
    private var forming: Group?
    /// The updates on their way to the disk.
    private var inFlight: Group?
    private var lastTicket = 0
    /// The time of the last statement.
    private(set) var lastMilliseconds: Int64
    private var isCommitScheduled = false
    /// Writes a statement without the values that were given.
    var redact: (Request) -> String = { _ in "" }
    /// Told when the durable root is another one, and before the head that stands for it changes:
    /// whoever holds one lets it go.
    var durableChanged: () -> Void = {}
    /// Told what has reached the disk, before its writers are.
    var stored: ([[Proposed]]) -> Void = { _ in }
    /// Told when the store was read anew.
    var reloaded: () -> Void = {}
    /// Told, on another thread, a while after a large group, when its old states may be let go.
    var statesFreed: @Sendable () -> Void = {}
    /// Told when nothing is on its way any more.
    var becameIdle: () -> Void = {}

    /// Makes the model of a store that was loaded.
    init(_ loaded: LoadedStore, storage: StorageThread, loop: any EventLoop, limits: Limits) {
        roots = Roots(Root(register: loaded.register, sequence: loaded.sequence))
        lastMilliseconds = loaded.lastTimeMilliseconds
        idempotency = IdempotencyTable(loaded.idempotency, limits: limits)
        logger = .daemon
        self.storage = storage
        self.loop = loop
        self.limits = limits
    }

    // MARK: The two states

    /// What is on disk and all that is proposed.
    var head: Root { roots.head }

    /// What is on disk.
    /// - Complexity: O(changes on their way) for the first who asks while there are some.
    var durable: Root { roots.durable(before: unsynced) }

    /// The last statement on disk.
    var durableSequence: Int { roots.durableSequence }

    /// Whether it costs little to ask for what is on disk; where not, it will soon.
    func isDurableAtHand() -> Bool {
        let changes = unsynced.reduce(0) { $0 + $1.changeCount }
        if roots.isDurableAtHand(beside: changes) { return true }
        roots.wantDurable()
        return false
    }

    private var unsynced: [Group] { [inFlight, forming].compactMap(\.self) }

    // MARK: Proposing

    /// The group that all of `head` waits for; nil when all of it is on disk.
    var pending: Group? {
        forming ?? inFlight
    }

    /// Whether no update is on its way.
    var isIdle: Bool {
        pending == nil
    }

    /// Whether the next group has room.
    var hasRoom: Bool {
        guard let forming else { return true }
        return forming.changeCount < limits.formingChanges
            && forming.byteCount < limits.formingBytes
    }

    /// Whether `head` is the state of that epoch and sequence.
    func headIs(epoch: Int, sequence: Int) -> Bool {
        self.epoch == epoch && head.sequence == sequence
    }

    /// The time of the next statement, never before the last one's.
    func nextTime(_ milliseconds: Int64) -> Int64 {
        lastMilliseconds = max(lastMilliseconds, milliseconds)
        return lastMilliseconds
    }

    /// Makes a batch part of the next group, and its root the head.
    /// - Returns: the group, and the batch's index in it.
    func propose(_ batch: [Proposed], root: Root) -> (group: Group, batch: Int) {
        precondition(health.isSound, "an update on a model that cannot be written")
        if isIdle { durableChanged() }
        let count = batch.reduce(0) { $0 + $1.changes.count }
        roots.propose(root, of: count, beside: unsynced)
        return append(batch)
    }

    /// Carries one update's changes out on the head and makes it part of the next group.
    func propose(_ proposed: Proposed) -> (group: Group, batch: Int) {
        precondition(health.isSound, "an update on a model that cannot be written")
        if isIdle { durableChanged() }
        roots.propose(proposed, isIdle: isIdle)
        return append([proposed])
    }

    private func append(_ batch: [Proposed]) -> (group: Group, batch: Int) {
        let group = forming ?? nextGroup()
        forming = group
        let index = group.append(batch)
        scheduleCommit()
        return (group, index)
    }

    private func nextGroup() -> Group {
        lastTicket += 1
        return Group(ticket: lastTicket)
    }

    /// Has the group leave at the end of the turn, so that all of the turn's updates are in it.
    private func scheduleCommit() {
        guard inFlight == nil, !isCommitScheduled else { return }
        isCommitScheduled = true
        loop.assumeIsolated().execute {
            self.isCommitScheduled = false
            self.startCommit()
        }
    }

    private func startCommit() {
        guard inFlight == nil, let group = forming else { return }
        forming = nil
        group.sequence = head.sequence
        group.root = roots.rootForGroup()
        inFlight = group
        let bound = NIOLoopBound(self, eventLoop: loop)
        let loop = loop
        storage.commit(
            group.batches,
            failing: { error in loop.execute { bound.value.failSettlement(error) } },
            then: { report in loop.execute { bound.value.finish(report) } }
        )
    }

    // MARK: The disk's answer

    private func finish(_ report: CommitReport) {
        guard let group = inFlight else { preconditionFailure("a report without a group") }
        for remembered in group.remembered { remembered.settle() }
        for notice in report.notices {
            logger.warning("the store notices", metadata: ["notice": "\(notice)"])
        }
        if report.isComplete {
            if group.isLarge {
                FreedMemory.letGo((group.batches, roots.keptDurable), then: statesFreed)
            }
            inFlight = nil
            roots.advance(past: group, isIdle: isIdle)
            durableChanged()
            startCommit()
            stored(group.batches)
            for session in group.sessions { session.settle(upTo: group.ticket) }
        } else {
            takeBack(group, report)
        }
        if isIdle { becameIdle() }
    }

    /// Sets the head back to what is on disk, and fails what was not stored and all after it.
    private func takeBack(_ group: Group, _ report: CommitReport) {
        let verdicts = self.verdicts(of: group, report)
        var durable = self.durable
        inFlight = nil
        for (index, batch) in group.batches.enumerated() {
            guard report.outcomes[index] == .stored else {
                for proposed in batch { idempotency.forget(proposed) }
                continue
            }
            for proposed in batch {
                for change in proposed.changes { durable.register.apply(change) }
                durable.sequence = proposed.sequence
            }
        }
        stored(zip(group.batches, report.outcomes).filter { $1 == .stored }.map(\.0))
        let later = forming
        forming = nil
        for batch in later?.batches ?? [] {
            for proposed in batch { idempotency.forget(proposed) }
        }
        // A refused batch's sequences stay unused, so that no receipt names two statements.
        let last = report.fault == nil ? group.sequence : durable.sequence
        roots.reset(to: durable, nextAfter: last)
        epoch += 1
        durableChanged()
        if let fault = report.fault { fail(fault) }
        let rest: Verdict = .replace(report.fault == nil ? .takenBack : .readOnly(report.fault))
        // All replies are settled before anybody goes on: what goes on makes new ones.
        let sessions = group.sessions + (later?.sessions ?? [])
        for session in sessions {
            session.settle(failing: group.ticket, batches: verdicts, others: rest)
        }
        for session in sessions {
            session.askPostponedQuestion()
            session.client?.repliesSettled()
        }
    }

    private func verdicts(of group: Group, _ report: CommitReport) -> [Verdict] {
        group.batches.indices.map { index in
            switch report.outcomes[index] {
            case .stored: return .release
            case .notStored: return .replace(.readOnly(report.fault))
            case .unknown: return .replace(.outcomeUnknown)
            case .refused(let detail):
                let sequence = group.batches[index].first?.sequence ?? 0
                let reference = "c\(epoch)-\(sequence)"
                logger.error(
                    "the store refuses an update",
                    metadata: [
                        "ref": "\(reference)", "detail": "\(detail)",
                        "statement":
                            "\(group.batches[index].first.map { redact($0.request) } ?? "")",
                    ]
                )
                return .replace(.bug(reference: reference))
            }
        }
    }

    /// Takes what a store holds that was opened again.
    func adopt(_ loaded: LoadedStore) {
        precondition(isIdle, "a store is reloaded while nothing is on its way")
        let root = Root(register: loaded.register, sequence: loaded.sequence)
        roots.reset(to: root, nextAfter: root.sequence)
        epoch += 1
        lastMilliseconds = max(lastMilliseconds, loaded.lastTimeMilliseconds)
        idempotency = IdempotencyTable(loaded.idempotency, limits: limits)
        durableChanged()
        reloaded()
    }

    /// What was acknowledged is in the journal and could not be brought into the database.
    private func failSettlement(_ fault: StoreError) {
        guard health.isSound else { return }
        fail(fault)
    }

    /// Takes no updates until the store was opened again.
    func fail(_ fault: StoreError) {
        self.fault = fault
        health = .failed(nextAttempt: .now() + TimeAmount(limits.reopenInterval))
        logger.error("the store failed; read-only", metadata: ["fault": "\(fault)"])
    }
}
