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

    /// Whether people read it, so that headings and fixed values follow the language.
    package var isForPeople: Bool {
        switch self {
        case .table, .markdown, .html: true
        case .csv, .tsv, .json, .jsonl: false
        }
    }
}
