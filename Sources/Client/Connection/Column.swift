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
        /// Percentages one after another, `-` where there is none.
        case trend
        case flag
    }

    package let name: String
    package let kind: Kind
    /// Whether people are shown a share as a bar beside its figure.
    package let isDrawn: Bool

    package init(name: String, kind: Kind, isDrawn: Bool = false) {
        self.name = name
        self.kind = kind
        self.isDrawn = isDrawn
    }

    /// Reads `name[:type]`; a type that is not a kind is the unit of a figure.
    package init(field: String) {
        guard let colon = field.lastIndex(of: ":") else {
            self.init(name: field, kind: .text)
            return
        }
        let type = field[field.index(after: colon)...]
        let kind: Kind =
            switch type {
            case "text", "id", "date", "": .text
            case "word": .word
            case "percent", "share": .percent
            case "trend": .trend
            case "flag": .flag
            default: .figure
            }
        self.init(name: String(field[..<colon]), kind: kind, isDrawn: type == "share")
    }

    /// Whether values stand at the right of their column.
    package var isFigure: Bool {
        kind == .figure || kind == .percent
    }
}
