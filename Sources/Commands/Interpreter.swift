package import Grammar

/// Runs statements: finds the command, binds the arguments, asks the body.
///
/// A class, so that a statement refers to it instead of copying its tables.
package final class Interpreter: Sendable {
    /// A statement whose command and arguments are known, ready to run on any state.
    package struct Statement: Sendable {
        package let command: Command
        package let arguments: BoundArguments
        /// What the archive answered to its question.
        package var found: ArchiveAnswer?

        package var spec: CommandSpec { command.spec }

        /// The page of a query that makes none of its own: named as its command is.
        package func page(in context: Context) -> @Sendable () -> Page {
            let spec = spec
            let day = "\(context.today)"
            return {
                Page(
                    title: Bilingual(spec.name(in: .english), spec.name(in: .chinese)),
                    day: day,
                    rules: spec.source.map { [Bilingual($0, $0)] } ?? []
                )
            }
        }
    }

    package let commands: [Command]
    package let table: CommandTable

    package init(commands: [Command]) {
        self.commands = commands
        table = CommandTable(commands.map(\.spec))
    }

    /// Finds the command and puts the arguments to its parameters; looks at no model.
    /// - Throws: UNKNOWN, ARITY or BADARG.
    package func prepare(_ request: Request) throws(Refusal) -> Statement {
        if let (entry, arguments) = request.known {
            return Statement(command: commands[entry.index], arguments: arguments)
        }
        let (entry, arguments) = try table.find(request)
        return Statement(command: commands[entry.index], arguments: arguments)
    }

    /// Runs a prepared statement on the context's register.
    /// - Throws: NOPERM where the role does not suffice; what the command's body refuses.
    package func run(_ statement: Statement, in context: Context) throws(Refusal) -> Outcome {
        try requireRole(of: statement, context.role)
        do throws(Refusal) {
            guard let found = statement.found else {
                return try statement.command.run(statement.arguments, context)
            }
            return try statement.command.run(statement.arguments, context.informed(of: found))
        } catch {
            throw pointed(error, statement.arguments)
        }
    }

    /// What has to be asked of the archive before the statement can run; nil where nothing has.
    /// - Throws: as `run` does.
    package func question(
        of statement: Statement,
        in context: @autoclosure () -> Context
    ) throws(Refusal) -> ArchiveQuestion? {
        let command = statement.command
        // Asked of every statement, and most ask for nothing.
        if let place = command.askedAt, !statement.arguments.has(place) { return nil }
        guard let ask = command.ask, statement.found == nil else { return nil }
        let context = context()
        try requireRole(of: statement, context.role)
        do throws(Refusal) {
            return try ask(statement.arguments, context)
        } catch {
            throw pointed(error, statement.arguments)
        }
    }

    /// How many objects an update looks through or changes, where its command says so; 0 for all
    /// others, and where it will be refused.
    package func bulk(of statement: Statement, in context: @autoclosure () -> Context) -> Int {
        count(statement.command.bulk, of: statement, in: context)
    }

    /// How many objects an update changes at most, which it takes a walk through many to say.
    package func reach(of statement: Statement, in context: @autoclosure () -> Context) -> Int {
        count(statement.command.reach ?? statement.command.bulk, of: statement, in: context)
    }

    private func count(
        _ bulk: Command.Bulk?,
        of statement: Statement,
        in context: () -> Context
    ) -> Int {
        guard let bulk else { return 0 }
        var context = context()
        guard context.role >= statement.spec.role else { return 0 }
        if let found = statement.found { context = context.informed(of: found) }
        return (try? bulk(statement.arguments, context)) ?? 0
    }

    /// Refuses a statement that needs a higher role.
    /// - Throws: NOPERM with the role that is needed.
    package func requireRole(of statement: Statement, _ role: Role) throws(Refusal) {
        let needed = statement.spec.role
        guard role >= needed else {
            throw Refusal(
                .notPermitted,
                Bilingual(
                    "\(statement.spec.name(in: .english)) needs the role \(needed.rawValue)",
                    "\(statement.spec.name(in: .chinese)) 需要角色：\(needed.text(in: .chinese))"
                ),
                details: [Refusal.Detail("need", needed.rawValue)]
            )
        }
    }

    /// A refusal from elsewhere, pointed at the statement's argument that it is about.
    package func pointed(_ refusal: Refusal, at statement: Statement) -> Refusal {
        pointed(refusal, statement.arguments)
    }

    /// The refusal, pointed at the argument that it wants otherwise, unless it points already.
    ///
    /// Where a named argument stands in a positional's place, that one is missing.
    private func pointed(_ refusal: Refusal, _ arguments: BoundArguments) -> Refusal {
        if let place = refusal.argument {
            let value = arguments.spec.positionals.lazy.compactMap { arguments[$0.name.english] }
                .first { $0.ordinal == place }
            return value.flatMap(arguments.spec.misplaced) ?? refusal
        }
        guard refusal.position == nil, let want = refusal.want, let value = arguments[want]
        else { return refusal }
        return arguments.spec.misplaced(value) ?? value.pointing(refusal)
    }
}
