/// How results are written to standard output.
package enum ResultFormat: String, Sendable, CaseIterable {
    case table
    case csv
    case tsv
    case json
    /// One JSON object a line.
    case jsonl
    case markdown
    case html

    /// The format that a file's name asks for; nil where its ending says nothing.
    package init?(fileName: String) {
        let parts = fileName.split(separator: ".")
        guard parts.count > 1 || fileName.hasPrefix("."), let ending = parts.last?.lowercased()
        else { return nil }
        switch ending {
        case "csv": self = .csv
        case "tsv": self = .tsv
        case "json": self = .json
        case "jsonl": self = .jsonl
        case "md": self = .markdown
        case "html", "htm": self = .html
        default: return nil
        }
    }

    /// Whether people read it, so that headings and fixed values follow the language.
    package var isForPeople: Bool {
        switch self {
        case .table, .markdown, .html: true
        case .csv, .tsv, .json, .jsonl: false
        }
    }
}
