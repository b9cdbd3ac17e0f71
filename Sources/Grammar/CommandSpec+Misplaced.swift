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
        if let own = positionals.first(where: { $0.name.isNamed(String(name)) }) {
            return named(value, own, String(value.text[end...].dropFirst()))
        }
        let keywords = parameters.filter { $0.form == .keyword }
        guard let other = keywords.first(where: { $0.name.isNamed(String(name)) }) else {
            return nil
        }
        let missing = positionals[value.ordinal - 1].name
        return value.refusal(
            .arity,
            "\(self.name(in: .english)) needs \(missing.english) before \(other.name.english)=",
            "\(self.name(in: .chinese)) 在 \(other.name.chinese)= 之前缺少 \(missing.chinese)",
            want: missing.english,
            hint: synopsis(in: .english)
        )
    }

    /// A positional that was written with its name.
    private func named(
        _ value: BoundArguments.Value,
        _ own: ParameterSpec,
        _ text: String
    ) -> Refusal {
        let (english, chinese) = (own.name.english, own.name.chinese)
        return value.refusal(
            .badArgument,
            "\(self.name(in: .english)) takes \(english) by its place, without \(english)=",
            "\(self.name(in: .chinese)) 的\(chinese)按位置书写，不带 \(chinese)=",
            want: english,
            hint: excerpt(text)
        )
    }
}
