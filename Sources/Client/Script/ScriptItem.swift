/// What a script gives next.
package enum ScriptItem: Sendable {
    case statement(Statement)
    /// Rows of a table follow, which are kept or refused together.
    case tableBegan(SourceLine)
    case tableEnded(SourceLine)
    /// A pipe is open and has no complete line yet.
    case pending
    case end
}
