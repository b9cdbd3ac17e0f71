package import Domain
package import Grammar

/// A command: what it declares and its body, together.
package final class Command: Sendable {
    package let spec: CommandSpec
    /// What has to be asked of the archive before it can run; nil where nothing ever has.
    package let ask: Ask?
    /// The place of the parameter without which nothing is asked; nil where it always is.
    package let askedAt: Int?
    /// Whether it may take so long that it is run on a thread of its own, on a kept state.
    package let isLong: Bool
    package let run: @Sendable (BoundArguments, Context) throws(Refusal) -> Outcome

    package typealias Ask =
        @Sendable (BoundArguments, Context) throws(Refusal) -> ArchiveQuestion?

    package init(
        spec: CommandSpec,
        ask: Ask? = nil,
        askedAt: Int? = nil,
        isLong: Bool = false,
        run: @escaping @Sendable (BoundArguments, Context) throws(Refusal) -> Outcome
    ) {
        self.spec = spec
        self.ask = ask
        self.askedAt = askedAt
        self.isLong = isLong
        self.run = run
    }

    /// Declares a command that reads the register; with `recorded`, also an earlier one; with
    /// `isLong`, on a thread of its own.
    package static func query<each Value: Sendable>(
        _ words: [Label],
        _ summary: Bilingual,
        _ parameter: repeat Parameter<each Value>,
        columns: [ColumnSpec] = [],
        recorded: Bool = false,
        isLong: Bool = false,
        role: Role = .reader,
        source: String? = nil,
        examples: [String],
        run: @escaping @Sendable (Context, repeat each Value) throws(Refusal) -> Reply
    ) -> Command {
        var parameters: [ParameterSpec] = []
        repeat parameters.append(contentsOf: (each parameter).specs)
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
        let command = Command(spec: spec, isLong: isLong) { arguments, context throws(Refusal) in
            let scope = Scope(context: context, arguments: arguments)
            var place = 0
            return .answer(
                try run(context, repeat try (each parameter).decode(scope, at: &place))
            )
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
        var parameters: [ParameterSpec] = []
        repeat parameters.append(contentsOf: (each parameter).specs)
        let spec = CommandSpec(
            words: words,
            summary: summary,
            kind: .update,
            role: role,
            parameters: parameters + Precondition.parameter.specs,
            examples: examples,
            source: source
        )
        return Command(spec: spec) { arguments, context throws(Refusal) in
            let scope = Scope(context: context, arguments: arguments)
            var place = 0
            let proposal = try run(
                context,
                repeat try (each parameter).decode(scope, at: &place)
            )
            let expected = try Precondition.parameter.decode(scope, at: &place)
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
        var parameters: [ParameterSpec] = []
        repeat parameters.append(contentsOf: (each parameter).specs)
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
