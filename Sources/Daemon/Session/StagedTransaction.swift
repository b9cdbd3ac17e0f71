import Commands
import Domain
import Grammar

/// A transaction between `begin` and `commit`: a state of its own.
struct StagedTransaction {
    /// One update of it.
    struct Step {
        let statement: Interpreter.Statement
        let request: Request
        let receipt: [Reply.Meta]
        let changes: [Change]
    }

    /// The state of the model that it began with.
    let epoch: Int
    let sequence: Int
    let comment: String?
    /// That state and its own changes.
    private(set) var register: Register
    private(set) var steps: [Step] = []
    private(set) var changeCount = 0

    /// Begins with a state.
    init(root: Root, epoch: Int, comment: String?) {
        register = root.register
        sequence = root.sequence
        self.epoch = epoch
        self.comment = comment
    }

    /// Adds an update and carries it out on the own state.
    mutating func stage(_ step: Step) {
        for change in step.changes { register.apply(change) }
        changeCount += step.changes.count
        steps.append(step)
    }
}
