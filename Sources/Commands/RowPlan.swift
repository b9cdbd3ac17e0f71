package import Grammar

/// What is left to do for the requests of a query that differ in one argument alone: finding the
/// object that it names, and writing its row.
///
/// A tool that asks for one teacher after another has the same columns, day and state of the
/// register for each of them. A plan holds all that was found out about them; it holds for the
/// context that it was made in, and for no other.
package final class RowPlan: Sendable {
    /// The command's own: makes the plan of these arguments, of which the one at that place is
    /// open; nil where its requests have to be read one by one.
    package typealias Maker =
        @Sendable (_ arguments: BoundArguments, _ open: Int, Context) -> RowPlan?
    /// Writes the row that a text in the open argument's place asks for.
    ///
    /// False where it may ask for something else than a key, and nothing is written.
    package typealias Writer = @Sendable (_ text: String, any ReplyWriter) -> Bool

    package let columns: ColumnSet
    package let writeRow: Writer

    package init(columns: ColumnSet, writeRow: @escaping Writer) {
        self.columns = columns
        self.writeRow = writeRow
    }
}

extension Interpreter {
    /// Whether requests of that template may have a plan: what has none needs no state to find out.
    package func mayPlan(_ template: RequestTemplate) -> Bool {
        commands[template.entry.index].makePlan != nil
    }

    /// The plan of a template's requests in that context; nil where they have none, and where
    /// `run` or `question` would refuse them or ask the archive.
    package func plan(of template: RequestTemplate, in context: Context) -> RowPlan? {
        let command = commands[template.entry.index]
        let arguments = template.arguments
        guard let makePlan = command.makePlan, command.work == nil,
            context.role >= command.spec.role
        else { return nil }
        if command.ask != nil {
            guard let place = command.askedAt, !arguments.has(place) else { return nil }
        }
        return makePlan(arguments, template.open, context)
    }
}
