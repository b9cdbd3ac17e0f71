import Grammar
import Wire

/// Writes a statement without what may be about a person: the command's words, the names of its
/// arguments, and of their values only those that are fixed words.
struct Redaction {
    let table: CommandTable

    /// What came, without its values.
    func text(of inbound: Inbound) -> String {
        switch inbound {
        case .statement(let request, _): text(of: request)
        case .ping: "ping"
        case .echo: "echo"
        case .refused(let refusal, _, _): "(\(refusal.code.rawValue))"
        case .broken(let refusal, _): "(\(refusal.code.rawValue))"
        case .end: "(end)"
        }
    }

    /// A statement without its values.
    func text(of request: Request) -> String {
        guard let (entry, wordCount) = try? table.lookUp(request.words) else {
            let name = request.words[0].text.asciiLowercased
            return RESPCommand(rawValue: name).map { "\($0.rawValue) …" } ?? "(unknown)"
        }
        let spec = entry.spec
        let positionals = spec.positionals
        var parts = [spec.name(in: .english)]
        for (place, argument) in request.words.dropFirst(wordCount).enumerated() {
            if place < positionals.count {
                parts.append("<\(positionals[place].name.english)>")
            } else {
                parts.append(named(argument, spec))
            }
        }
        return LogText.escaped(parts.joined(separator: " "))
    }

    private func named(_ argument: Argument, _ spec: CommandSpec) -> String {
        if spec.parameters.contains(where: { $0.form == .rest }) { return "<word>" }
        let name = argument.named?.name ?? argument.text
        guard let parameter = spec.parameters.first(where: { $0.name.isNamed(name) }) else {
            return "<unknown>"
        }
        let shown = parameter.name.english
        guard let value = argument.named?.value else { return shown }
        if case .words(let words) = parameter.type.completion,
            let word = words.first(where: { $0.isNamed(value) })
        {
            return "\(shown)=\(word.english)"
        }
        return "\(shown)=<\(parameter.type.name.english)>"
    }
}
