import Grammar
import Wire

extension Session {
    /// `COMMAND [COUNT|LIST|INFO|DOCS|GETKEYS]`.
    func describe(_ arguments: [String]) {
        let names = arguments.dropFirst().map(\.asciiLowercased)
        switch arguments.first?.asciiLowercased {
        case nil:
            respond { server.descriptions.writeInformation(names: [], to: $0) }
        case "count":
            respond { $0.integer(server.descriptions.count) }
        case "list":
            respond { server.descriptions.writeNames(to: $0) }
        case "info":
            respond { server.descriptions.writeInformation(names: names, to: $0) }
        case "docs" where names.isEmpty:
            let bytes = server.descriptions.allDocuments(version)
            write(Exchange(dialect: .resp, tag: nil), .none) { $0.append(bytes) }
        case "docs":
            respond { server.descriptions.writeDocuments(names: names, to: $0) }
        case "getkeys":
            respond { $0.error("ERR The command has no key arguments") }
        case .some(let other):
            respond { $0.error("ERR unknown subcommand '\(excerpt(other))'") }
        }
    }
}
