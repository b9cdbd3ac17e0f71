/// One column of a reply: its name and how its values are to be read.
package struct Column: Sendable, Hashable {
    /// What the client makes of a column's type.
    package enum Kind: Sendable, Hashable {
        case text
        /// A fixed value, which has a label in Chinese.
        case word
        /// An exact figure: integer, decimal, or with a unit.
        case figure
        case percent
        case flag
    }

    package let name: String
    package let kind: Kind

    package init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }

    /// Reads `name[:type]`; a type that is not a kind is the unit of a figure.
    package init(field: String) {
        guard let colon = field.lastIndex(of: ":") else {
            self.init(name: field, kind: .text)
            return
        }
        let kind: Kind =
            switch field[field.index(after: colon)...] {
            case "text", "id", "date", "": .text
            case "word": .word
            case "percent": .percent
            case "flag": .flag
            default: .figure
            }
        self.init(name: String(field[..<colon]), kind: kind)
    }

    /// Whether values stand at the right of their column.
    package var isFigure: Bool {
        kind == .figure || kind == .percent
    }
}
