import Commands
import Domain
import Grammar

/// A transaction between `begin` and `commit`: a state of its own.
struct StagedTransaction: Sendable {
    /// One update of it.
    struct Step: Sendable {
        let statement: Interpreter.Statement
        let request: Request
        let receipt: [Reply.Meta]
        let changes: [Change]
        /// What subscribers are told of them, where there are many.
        var events: [ObjectChange]?
    }

    /// The state of the model that it began with.
    let epoch: Int
    let sequence: Int
    let comment: String?
    /// That state and its own changes.
    private(set) var register: Register
    private(set) var steps: [Step] = []
    private(set) var changeCount = 0
    /// The bytes of its requests.
    private(set) var byteCount: Int
    /// The places of the updates that carried an idempotency key.
    private var keys: [String: Int] = [:]

    /// Begins with a state.
    init(root: Root, epoch: Int, comment: String?) {
        register = root.register
        sequence = root.sequence
        self.epoch = epoch
        self.comment = comment
        byteCount = comment?.utf8.count ?? 0
    }

    /// Its update that carried the request's idempotency key.
    func step(withKeyOf request: Request) -> Step? {
        guard let key = request.idempotencyKey else { return nil }
        return keys[key].map { steps[$0] }
    }

    /// Its updates that carried an idempotency key, with their places.
    var keyedSteps: [(place: Int, step: Step)] {
        keys.values.sorted().map { ($0, steps[$0]) }
    }

    /// Adds an update and carries it out on the own state.
    mutating func stage(_ step: Step) {
        for change in step.changes { register.apply(change) }
        keep(step)
    }

    /// Adds updates that were carried out on the own state.
    mutating func stage(_ made: MadeUpdates) {
        register = made.register
        for step in made.steps { keep(step) }
    }

    private mutating func keep(_ step: Step) {
        if let key = step.request.idempotencyKey { keys[key] = steps.count }
        changeCount += step.changes.count
        byteCount += step.request.byteCount
        steps.append(step)
    }

    /// Runs its updates on another state, but for those that are carried out there already.
    /// - Throws: ABORTED with the statement that is refused now; CONFLICT with the one that
    ///   finds another value than it found before.
    func runAgain(
        _ interpreter: Interpreter,
        without carriedOut: Set<Int>,
        in context: Context
    ) throws(Refusal) -> MadeUpdates {
        var register = context.register
        var again: [Step] = []
        for (index, step) in steps.enumerated() where !carriedOut.contains(index) {
            let receipt: Reply
            let changes: [Change]
            do throws(Refusal) {
                let present = context.on(register)
                (receipt, changes) = try interpreter.proposal(of: step.statement, in: present)
            } catch {
                throw Session.aborted(error, at: index + 1)
            }
            guard changes.count == step.changes.count,
                zip(changes, step.changes).allSatisfy({ $0.begins(like: $1) })
            else { throw Self.conflict(at: index + 1) }
            for change in changes { register.apply(change) }
            again.append(
                Step(
                    statement: step.statement,
                    request: step.request,
                    receipt: receipt.meta,
                    changes: changes,
                    // Where they were made aside, they are many.
                    events: step.events == nil ? nil : changes.compactMap(\.event)
                )
            )
        }
        return MadeUpdates(steps: again, reply: Reply(), register: register)
    }

    /// The refusal of a transaction whose statement finds another value than it found before.
    static func conflict(at number: Int) -> Refusal {
        Refusal(
            .conflict,
            Bilingual(
                "another client changed what the transaction's statement changes; nothing is kept",
                "事务中的语句所更改的内容已被他人更改，事务已撤销"
            ),
            details: [Refusal.Detail("at", String(number))]
        )
    }
}
