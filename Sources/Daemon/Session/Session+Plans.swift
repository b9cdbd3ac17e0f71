import Commands
import Grammar
import Wire

/// The plan of the requests that a connection repeats, as far as it is known.
///
/// A class, so that looking at it costs next to nothing.
final class KnownPlan {
    let template: RequestTemplate
    /// The state, day and language that it holds for.
    let shared: SharedContext
    /// Nil where the requests have none, or where one alone has come so far: what changes with
    /// every request is not worth a plan.
    private(set) var plan: RowPlan?
    private(set) var isMade = false

    init(of template: RequestTemplate, in shared: SharedContext) {
        self.template = template
        self.shared = shared
    }

    func make(by interpreter: Interpreter) {
        plan = interpreter.plan(of: template, in: shared.context)
        isMade = true
    }
}

extension Session {
    /// Answers a request of that template by its plan, where it has one and nothing stands in the
    /// way: the answer is that of `run`, byte by byte.
    func isPlanned(_ template: RequestTemplate, _ text: String) -> Bool {
        // An update that asked for what is on disk would have it kept beside the head: every write
        // would then copy its paths.
        guard server.interpreter.mayPlan(template), isPlain, let plan = plan(of: template)
        else { return false }
        return server.respEncoder.encodeRow(
            of: plan.columns,
            sequence: model.durableSequence,
            into: replies.ready,
            version: version
        ) { writer in plan.writeRow(text, writer) }
    }

    /// Whether a query is answered at once, from what is on disk, and with nothing beside.
    private var isPlain: Bool {
        batch == nil && queue == nil && transaction == nil && replies.heldCount == 0
            && replyMode == .on && notes.isEmpty && !isSubscriber
            && (model.pending == nil || model.isDurableAtHand())
    }

    private func plan(of template: RequestTemplate) -> RowPlan? {
        guard let plan, plan.template === template, isCurrent(plan) else {
            let shared = server.durableContext(role: role, language: language)
            plan = KnownPlan(of: template, in: shared)
            return nil
        }
        if !plan.isMade { plan.make(by: server.interpreter) }
        return plan.plan
    }

    private func isCurrent(_ plan: KnownPlan) -> Bool {
        server.isDurable(plan.shared, role: role, language: language)
    }

    /// Lets go of a plan whose state of the register is no longer the one on disk.
    func forgetStalePlan() {
        if let plan, !isCurrent(plan) { self.plan = nil }
    }
}
