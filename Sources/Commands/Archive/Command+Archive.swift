package import Grammar

extension Command {
    /// Declares a command that the archive has to be asked for.
    ///
    /// `ask` says what; `run` gets the answer, and so does `bulk`, which says how many objects an
    /// update changes then.
    package static func archive<each Value: Sendable>(
        _ words: [Label],
        _ summary: Bilingual,
        _ parameter: repeat Parameter<each Value>,
        kind: CommandSpec.Kind = .query,
        columns: [ColumnSpec] = [],
        role: Role,
        source: String? = nil,
        examples: [String],
        bulk: (@Sendable (ArchiveAnswer) -> Int)? = nil,
        ask: @escaping @Sendable (Scope, repeat each Value) throws(Refusal) -> ArchiveQuestion,
        run: @escaping @Sendable (ArchiveAnswer, Scope) throws(Refusal) -> Outcome
    ) -> Command {
        let parameters = specs(of: repeat each parameter)
        let spec = CommandSpec(
            words: words,
            summary: summary,
            kind: kind,
            role: role,
            parameters: parameters,
            columns: columns,
            examples: examples,
            source: source
        )
        return Command(
            spec: spec,
            ask: { arguments, context throws(Refusal) in
                let scope = Scope(context: context, arguments: arguments)
                var place = 0
                return try ask(scope, repeat try (each parameter).decode(scope, at: &place))
            },
            bulk: bulk.map { bulk in { @Sendable _, context in context.found.map(bulk) ?? 0 } },
            run: { arguments, context throws(Refusal) in
                guard let found = context.found else { throw .notAsked }
                return try run(found, Scope(context: context, arguments: arguments))
            }
        )
    }
}

extension Refusal {
    /// A statement that asks the archive where nothing can wait for the answer.
    package static let notAsked = Refusal(
        .state,
        Bilingual("this is not possible inside MULTI", "MULTI 之内不能执行此语句"),
        want: "exec",
        details: [Refusal.Detail("is", "multi")]
    )

    /// An answer to another question: a bug.
    static func strangeAnswer(to command: String) -> Refusal {
        Refusal(.internal, "\(command) got a strange answer", "\(command) 得到意外的答复")
    }
}
