package import Domain
package import Grammar

/// A command: what it declares and its body, together.
package final class Command: Sendable {
    package let spec: CommandSpec
    /// What has to be asked of the archive before it can run; nil where nothing ever has.
    package let ask: Ask?
    /// The place of the parameter without which nothing is asked; nil where it always is.
    package let askedAt: Int?
    /// How many objects a query walks through in that state; nil where it looks a few up.
    ///
    /// The daemon runs a query that walks through many on another thread.
    package let work: Work?
    /// How many objects an update looks through, where that may be many; nil where it is a few.
    ///
    /// The daemon makes an update of many objects on another thread, while other updates wait.
    package let bulk: Bulk?
    /// How many objects an update changes at most, counted one by one; nil where that is `bulk`.
    package let reach: Bulk?
    /// Makes the plan of requests that differ in one argument; nil where none is ever made.
    package let makePlan: RowPlan.Maker?
    package let run: @Sendable (BoundArguments, Context) throws(Refusal) -> Outcome

    package typealias Ask =
        @Sendable (BoundArguments, Context) throws(Refusal) -> ArchiveQuestion?
    package typealias Work = @Sendable (Register) -> Int
    package typealias Bulk = @Sendable (BoundArguments, Context) throws(Refusal) -> Int
    package typealias LongWork = @Sendable (Context) -> Void

    package init(
        spec: CommandSpec,
        ask: Ask? = nil,
        askedAt: Int? = nil,
        work: Work? = nil,
        bulk: Bulk? = nil,
        reach: Bulk? = nil,
        makePlan: RowPlan.Maker? = nil,
        run: @escaping @Sendable (BoundArguments, Context) throws(Refusal) -> Outcome
    ) {
        self.spec = spec
        self.ask = ask
        self.askedAt = askedAt
        self.work = work
        self.bulk = bulk
        self.reach = reach
        self.makePlan = makePlan
        self.run = run
    }

    /// Declares a command that reads the register; with `recorded`, also an earlier one.
    package static func query<each Value: Sendable>(
        _ words: [Label],
        _ summary: Bilingual,
        _ parameter: repeat Parameter<each Value>,
        columns: [ColumnSpec] = [],
        recorded: Bool = false,
        role: Role = .reader,
        source: String? = nil,
        examples: [String],
        work: Work? = nil,
        makePlan: RowPlan.Maker? = nil,
        run: @escaping @Sendable (Context, repeat each Value) throws(Refusal) -> Reply
    ) -> Command {
        let parameters = specs(of: repeat each parameter)
        let spec = CommandSpec(
            words: words,
            summary: summary,
            kind: .query,
            role: role,
            parameters: parameters,
            columns: columns,
            examples: examples,
            source: source
        )
        let command = Command(spec: spec, work: work, makePlan: makePlan) {
            arguments,
            context throws(Refusal) in
            let scope = Scope(context: context, arguments: arguments)
            var place = 0
            return .answer(
                try run(context, repeat try (each parameter).decode(scope, at: &place))
            )
        }
        return recorded ? Recorded.command(command) : command
    }

    /// How many objects a statement is about, by a count of what its parameters hold.
    private static func counter<each Value: Sendable>(
        _ parameter: repeat Parameter<each Value>,
        by count: (@Sendable (Context, repeat each Value) throws(Refusal) -> Int)?
    ) -> Bulk? {
        guard let count else { return nil }
        return { arguments, context throws(Refusal) in
            let scope = Scope(context: context, arguments: arguments)
            var place = 0
            return try count(context, repeat try (each parameter).decode(scope, at: &place))
        }
    }

    /// Declares a command that proposes changes.
    ///
    /// What would hold up the loop is done `aside`, on another thread before the command runs,
    /// which finds what it came to in a memory; nil where there is little of it. `bulk` says how
    /// many objects it looks through, where that may be many: the command is then run aside as a
    /// whole. `reach` counts those that it changes, where they may be far fewer.
    package static func update<each Value: Sendable>(
        _ words: [Label],
        _ summary: Bilingual,
        _ parameter: repeat Parameter<each Value>,
        role: Role = .recorder,
        source: String? = nil,
        examples: [String],
        aside: (@Sendable (Context, repeat each Value) throws(Refusal) -> LongWork?)? = nil,
        bulk: (@Sendable (Context, repeat each Value) throws(Refusal) -> Int)? = nil,
        reach: (@Sendable (Context, repeat each Value) throws(Refusal) -> Int)? = nil,
        run: @escaping @Sendable (Context, repeat each Value) throws(Refusal) -> Proposal
    ) -> Command {
        let parameters = specs(of: repeat each parameter)
        let spec = CommandSpec(
            words: words,
            summary: summary,
            kind: .update,
            role: role,
            parameters: parameters + Precondition.parameter.specs,
            examples: examples,
            source: source
        )
        var ask: Ask?
        if let aside {
            ask = { arguments, context throws(Refusal) in
                let scope = Scope(context: context, arguments: arguments)
                var place = 0
                let work = try aside(context, repeat try (each parameter).decode(scope, at: &place))
                return work.map { work in
                    ArchiveQuestion.report { context in
                        work(context)
                        return Reply()
                    }
                }
            }
        }
        let walked = counter(repeat each parameter, by: bulk)
        let reached = counter(repeat each parameter, by: reach)
        return Command(spec: spec, ask: ask, bulk: walked, reach: reached) {
            arguments,
            context throws(Refusal) in
            let scope = Scope(context: context, arguments: arguments)
            var place = 0
            let proposal = try run(
                context,
                repeat try (each parameter).decode(scope, at: &place)
            )
            let expected = try Precondition.parameter.decode(scope, at: &place)
            try Precondition.check(expected, proposal)
            try Standing.check(proposal.changes, context)
            return .proposal(proposal.reply, proposal.changes)
        }
    }

    /// Declares a command that acts on the connection or the daemon.
    package static func session<each Value: Sendable>(
        _ words: [Label],
        _ summary: Bilingual,
        _ parameter: repeat Parameter<each Value>,
        role: Role = .reader,
        columns: [ColumnSpec] = [],
        examples: [String],
        run: @escaping @Sendable (repeat each Value) throws(Refusal) -> SessionAction
    ) -> Command {
        let parameters = specs(of: repeat each parameter)
        let spec = CommandSpec(
            words: words,
            summary: summary,
            kind: .session,
            role: role,
            parameters: parameters,
            columns: columns,
            examples: examples
        )
        return Command(spec: spec) { arguments, context throws(Refusal) in
            let scope = Scope(context: context, arguments: arguments)
            var place = 0
            return .session(try run(repeat try (each parameter).decode(scope, at: &place)))
        }
    }

    /// The declarations of parameters, in their order.
    static func specs<each Value: Sendable>(
        of parameter: repeat Parameter<each Value>
    ) -> [ParameterSpec] {
        var specs: [ParameterSpec] = []
        repeat specs.append(contentsOf: (each parameter).specs)
        return specs
    }
}

/// What an update's body gives back: its receipt and the changes.
package struct Proposal: Sendable {
    package var reply: Reply
    package var changes: [Change]

    package init(_ changes: [Change], reply: Reply) {
        self.changes = changes
        self.reply = reply
    }
}
