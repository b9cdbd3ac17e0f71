extension CommandSpec {
    /// The refusal of a named argument that stands where a positional should, and was not one; nil
    /// for what is no such argument.
    ///
    /// Positionals are taken literally, by count: `credits show period=2024` asks for somebody of
    /// that name. Where there is none, what is missing is told, not who.
    package func misplaced(_ value: BoundArguments.Value) -> Refusal? {
        let positionals = positionals
        guard value.ordinal <= positionals.count,
            let end = value.text.firstIndex(of: "=")
        else { return nil }
        let name = value.text[..<end]
        guard
            let other = parameters.first(where: {
                $0.form == .keyword && ($0.name.english == name || $0.name.chinese == name)
            })
        else { return nil }
        let missing = positionals[value.ordinal - 1].name
        return value.refusal(
            .arity,
            "\(self.name(in: .english)) needs \(missing.english) before \(other.name.english)=",
            "\(self.name(in: .chinese)) 在 \(other.name.chinese)= 之前缺少 \(missing.chinese)",
            want: missing.english,
            hint: synopsis(in: .english)
        )
    }
}
