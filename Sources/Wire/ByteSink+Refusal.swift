import Grammar

extension ByteSink {
    /// Appends what a refusal says beside code and message: ` arg=2 pos=11 want=date …`.
    ///
    /// The order never changes; an argument 0 is a command's word, and has no number. Details
    /// named in `omitting` are left out.
    func appendDetails(
        of refusal: Refusal,
        withPosition: Bool,
        omitting omitted: String? = nil
    ) {
        if let argument = refusal.argument, argument > 0 { appendMeta("arg", argument) }
        if withPosition { appendMeta("pos", refusal.position) }
        appendMeta("want", refusal.want)
        appendMeta("hint", refusal.hint)
        for detail in refusal.details where detail.key != omitted {
            appendMeta(key: detail.key, detail.value)
        }
    }
}
