/// What becomes of a connection's replies (`CLIENT REPLY`).
enum ReplyMode {
    case on
    /// None is sent until they are on again.
    case off
    /// That of the next statement is not sent.
    case skipNext
}
