/// Which instrument of which version of a scheme: `rubric@1/lesson`.
package struct InstrumentKey: Hashable, Comparable, Sendable {
    package let version: SchemeVersion.Key
    package let name: String

    package init(version: SchemeVersion.Key, name: String) {
        self.version = version
        self.name = name
    }

    package var text: String { "\(version.text)/\(name)" }

    package static func < (left: Self, right: Self) -> Bool {
        (left.version, left.name) < (right.version, right.name)
    }
}

/// One observer's marks by an instrument, which keeps the version that it was made with.
///
/// A mark a place of the instrument's items, four bytes each; what the items are the version says.
package struct Sheet: Hashable, Sendable {
    /// What one item got.
    package enum Mark: Hashable, Sendable {
        /// Not given: the sheet is incomplete.
        case missing
        /// The item does not apply (N/A).
        case notApplicable
        /// Points in hundredths.
        case points(Int)
    }

    package let instrument: InstrumentKey
    private var codes: [Int32]

    private static let missing = Int32.min
    private static let notApplicable = Int32.min + 1
    /// The most points of one item, in hundredths.
    package static let pointLimit = 1_000_000
    /// The most items of an instrument.
    package static let itemLimit = 100

    package init(instrument: InstrumentKey, marks: [Mark]) {
        self.instrument = instrument
        codes = marks.map(Self.code)
    }

    package var marks: [Mark] {
        codes.map { code in
            switch code {
            case Self.missing: .missing
            case Self.notApplicable: .notApplicable
            default: .points(Int(code))
            }
        }
    }

    /// Whether every item has a mark or does not apply.
    package var isComplete: Bool { !codes.contains(Self.missing) }

    private static func code(_ mark: Mark) -> Int32 {
        switch mark {
        case .missing: missing
        case .notApplicable: notApplicable
        case .points(let hundredths):
            Int32(clamping: min(max(hundredths, -pointLimit), pointLimit))
        }
    }
}
