/// One column of a result: its name in both languages, its type and its unit.
package struct ColumnSpec: Hashable, Sendable {
    /// How a column's values are to be read and aligned.
    package enum Kind: String, Sendable, CaseIterable {
        case text
        /// An identifier.
        case id
        /// A fixed value, which has a Chinese name.
        case word
        case integer
        case decimal
        case percent
        /// A percentage that people are shown with a bar.
        case share
        /// Percentages one after another, parted by spaces; `-` is none. People see a line.
        case trend
        case day = "date"
        case flag
    }

    package let name: Label
    package let kind: Kind
    /// The unit of a figure: `pupils`, `marks`, `years`; nil where it has none.
    package let unit: String?
    /// The fixed values of this command's column, where the same word means something else in
    /// another one.
    package let values: [Label]

    package init(
        _ english: String,
        _ chinese: String,
        _ kind: Kind,
        unit: String? = nil,
        values: [Label] = []
    ) {
        self.name = Label(english, chinese)
        self.kind = kind
        self.unit = unit
        self.values = values
    }

    /// What a head line says after the name: the unit where there is one, else the kind.
    package var typeName: String {
        unit ?? kind.rawValue
    }
}

/// The columns of one result; a class, so that replies share one copy.
package final class ColumnSet: Sendable {
    package let columns: [ColumnSpec]
    /// Where each column stands, by its English name.
    package let names: WordTable

    package init(_ columns: [ColumnSpec]) {
        self.columns = columns
        names = WordTable(columns.enumerated().map { ($1.name.english, $0) })
    }
}
