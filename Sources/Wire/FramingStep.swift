/// What a reader made of the bytes that are there.
enum FramingStep {
    /// The request is not complete.
    case starved
    /// A blank line, a comment or an empty array.
    case skipped
    case complete(Inbound)
    case broken(FramingFault)
}
