package import Domain
package import Grammar

/// A command: what it declares and its body, in one value.
package struct Command: Sendable {
    package let spec: CommandSpec
    /// What has to be asked of the archive before it can run; nil where nothing ever has.
    package let ask: Ask?
    /// The place of the parameter without which nothing is asked; nil where it always is.
    package let askedAt: Int?
    package let run: @Sendable (BoundArguments, Context) throws(Refusal) -> Outcome

    package typealias Ask =
        @Sendable (BoundArguments, Context) throws(Refusal) -> ArchiveQuestion?

    package init(
        spec: CommandSpec,
        ask: Ask? = nil,
        askedAt: Int? = nil,
        run: @escaping @Sendable (BoundArguments, Context) throws(Refusal) -> Outcome
    ) {
        self.spec = spec
        self.ask = ask
        self.askedAt = askedAt
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
        run: @escaping @Sendable (Context, repeat each Value) throws(Refusal) -> Reply
    ) -> Command {
        var spec = CommandSpec(words: words, summary: summary, kind: .query, role: role)
        repeat spec.parameters.append(contentsOf: (each parameter).specs)
        spec.columns = columns
        spec.source = source
        spec.examples = examples
        let command = Command(spec: spec) { arguments, context throws(Refusal) in
            let scope = Scope(context: context, arguments: arguments)
            return .answer(try run(context, repeat try (each parameter).decode(scope)))
        }
        return recorded ? Recorded.command(command) : command
    }

    /// Declares a command that proposes changes.
    package static func update<each Value: Sendable>(
        _ words: [Label],
        _ summary: Bilingual,
        _ parameter: repeat Parameter<each Value>,
        role: Role = .recorder,
        source: String? = nil,
        examples: [String],
        run: @escaping @Sendable (Context, repeat each Value) throws(Refusal) -> Proposal
    ) -> Command {
        var spec = CommandSpec(words: words, summary: summary, kind: .update, role: role)
        repeat spec.parameters.append(contentsOf: (each parameter).specs)
        spec.parameters += Precondition.parameter.specs
        spec.source = source
        spec.examples = examples
        return Command(spec: spec) { arguments, context throws(Refusal) in
            let scope = Scope(context: context, arguments: arguments)
            let expected = try Precondition.parameter.decode(scope)
            let proposal = try run(context, repeat try (each parameter).decode(scope))
            try Precondition.check(expected, proposal)
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
        var spec = CommandSpec(words: words, summary: summary, kind: .session, role: role)
        repeat spec.parameters.append(contentsOf: (each parameter).specs)
        spec.columns = columns
        spec.examples = examples
        return Command(spec: spec) { arguments, context throws(Refusal) in
            let scope = Scope(context: context, arguments: arguments)
            return .session(try run(repeat try (each parameter).decode(scope)))
        }
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
