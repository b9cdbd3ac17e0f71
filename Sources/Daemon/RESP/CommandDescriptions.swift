import Grammar
import Wire

/// The commands as RESP clients ask for them (`COMMAND DOCS`), from their declarations.
///
/// A class because the whole answer is made once a version and kept. It belongs to the loop.
final class CommandDescriptions {
    /// The commands that begin with one word.
    private struct Noun {
        let name: String
        var alone: CommandSpec?
        var verbs: [CommandSpec] = []
    }

    private var nouns: [Noun] = []
    private var places: [String: Int] = [:]
    private var documents: [Int: [UInt8]] = [:]

    /// Groups the declarations by their first word.
    init(_ specs: [CommandSpec]) {
        for spec in specs {
            let name = spec.words[0].english
            let place = places[name] ?? nouns.count
            if place == nouns.count {
                nouns.append(Noun(name: name))
                places[name] = place
            }
            if spec.words.count == 1 {
                nouns[place].alone = spec
            } else {
                nouns[place].verbs.append(spec)
            }
        }
    }

    /// How many first words there are.
    var count: Int { nouns.count }

    // MARK: Documents

    /// The answer to COMMAND DOCS without names.
    func allDocuments(_ version: RESPVersion) -> [UInt8] {
        if let made = documents[version.rawValue] { return made }
        let output = OutputBuffer(capacity: 64 * 1_024)
        let writer = RESPWriter(output, version: version)
        writer.map(nouns.count)
        for noun in nouns { write(noun, to: writer) }
        let made = output.withUnsafeBytes { Array($0) }
        documents[version.rawValue] = made
        return made
    }

    /// The answer to COMMAND DOCS with names; unknown ones are left out.
    func writeDocuments(names: [String], to writer: RESPWriter) {
        let found = names.compactMap { name in
            name.split(separator: "|").first.flatMap { places[String($0)] }
        }
        writer.map(found.count)
        for place in found { write(nouns[place], to: writer) }
    }

    private func write(_ noun: Noun, to writer: RESPWriter) {
        writer.bulk(noun.name)
        guard !noun.verbs.isEmpty else {
            if let spec = noun.alone { CommandDocument(spec).write(to: writer, extra: 0) }
            return
        }
        if let spec = noun.alone {
            CommandDocument(spec).write(to: writer, extra: 1)
        } else {
            CommandDocument.writeContainer(noun.name, to: writer, extra: 1)
        }
        writer.bulk("subcommands")
        writer.map(noun.verbs.count)
        for spec in noun.verbs {
            writer.bulk("\(noun.name)|\(spec.words[1].english)")
            CommandDocument(spec).write(to: writer, extra: 0)
        }
    }

    // MARK: Information

    /// The answer to COMMAND LIST.
    func writeNames(to writer: RESPWriter) {
        writer.array(nouns.reduce(0) { $0 + 1 + $1.verbs.count })
        for noun in nouns {
            writer.bulk(noun.name)
            for spec in noun.verbs {
                writer.bulk("\(noun.name)|\(spec.words[1].english)")
            }
        }
    }

    /// The answer to COMMAND and COMMAND INFO: all, or those of that name, null for an unknown one.
    func writeInformation(names: [String], to writer: RESPWriter) {
        guard !names.isEmpty else {
            writer.array(nouns.count)
            for noun in nouns { writeInformation(noun, to: writer) }
            return
        }
        writer.array(names.count)
        for name in names {
            guard let place = places[name] else {
                writer.null()
                continue
            }
            writeInformation(nouns[place], to: writer)
        }
    }

    private func writeInformation(_ noun: Noun, to writer: RESPWriter) {
        let arity = noun.verbs.isEmpty ? noun.alone.map { CommandDocument($0).arity } : nil
        CommandDocument.writeInformation(
            noun.name,
            arity: arity ?? (noun.alone == nil ? -2 : -1),
            spec: noun.verbs.isEmpty ? noun.alone : nil,
            subcommandCount: noun.verbs.count,
            to: writer
        )
        for spec in noun.verbs {
            CommandDocument.writeInformation(
                "\(noun.name)|\(spec.words[1].english)",
                arity: CommandDocument(spec).arity,
                spec: spec,
                subcommandCount: 0,
                to: writer
            )
        }
    }
}
