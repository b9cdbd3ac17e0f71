import Grammar
import Wire

/// One command's declaration in the shape of Redis's COMMAND DOCS and COMMAND INFO.
struct CommandDocument {
    private let spec: CommandSpec

    init(_ spec: CommandSpec) {
        self.spec = spec
    }

    /// The words that a request has; negative when it may have more.
    var arity: Int {
        let required = spec.words.count + spec.parameters.count { $0.isRequired }
        return spec.parameters.allSatisfy(\.isRequired) ? required : -required
    }

    /// Writes the document; `extra` pairs follow it.
    func write(to writer: RESPWriter, extra: Int) {
        writer.map(3 + (spec.parameters.isEmpty ? 0 : 1) + extra)
        Self.writeHead(spec.summary.english, to: writer)
        guard !spec.parameters.isEmpty else { return }
        writer.bulk("arguments")
        writer.array(spec.parameters.count)
        for parameter in spec.parameters { write(parameter, to: writer) }
    }

    /// Writes the document of a noun that is no command by itself.
    static func writeContainer(_ name: String, to writer: RESPWriter, extra: Int) {
        writer.map(3 + extra)
        writeHead("A container for \(name) commands.", to: writer)
    }

    private static func writeHead(_ summary: String, to writer: RESPWriter) {
        writer.bulk("summary")
        writer.bulk(summary)
        writer.bulk("since")
        writer.bulk(ProgramVersion.text)
        writer.bulk("group")
        writer.bulk("shixun")
    }

    /// The flags are simple strings: redis-cli knows no others.
    private func write(_ parameter: ParameterSpec, to writer: RESPWriter) {
        writer.map(parameter.isRequired ? 3 : 4)
        writer.bulk("name")
        writer.bulk(Self.shownName(parameter))
        writer.bulk("type")
        writer.bulk("string")
        writer.bulk("display_text")
        writer.bulk(Self.shownName(parameter))
        guard !parameter.isRequired else { return }
        writer.bulk("flags")
        writer.array(1)
        writer.simple("optional")
    }

    private static func shownName(_ parameter: ParameterSpec) -> String {
        let name = parameter.name.english
        switch parameter.form {
        case .positional, .flag, .rest: return name
        case .keyword: return "\(name)=\(parameter.type.shape)"
        }
    }

    /// Writes name, arity, flags, no keys, and how many subcommands follow.
    static func writeInformation(
        _ name: String,
        arity: Int,
        spec: CommandSpec?,
        subcommandCount: Int,
        to writer: RESPWriter
    ) {
        writer.array(10)
        writer.bulk(name)
        writer.integer(arity)
        switch spec?.kind {
        case .query:
            writer.array(1)
            writer.simple("readonly")
        case .update:
            writer.array(1)
            writer.simple("write")
        case .session, nil:
            writer.array(0)
        }
        for _ in 0..<3 { writer.integer(0) }
        for _ in 0..<3 { writer.array(0) }
        writer.array(subcommandCount)
    }
}
