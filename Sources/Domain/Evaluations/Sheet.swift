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
/// A mark a place of the instrument's items; what the items are the version says. Three words: the
/// form, which all sheets by one instrument share, and the marks.
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

    /// The instrument and, where they do not fit into two words, the marks.
    private final class Form: Hashable, Sendable {
        let instrument: InstrumentKey
        let codes: [Int32]

        init(_ instrument: InstrumentKey, _ codes: [Int32] = []) {
            self.instrument = instrument
            self.codes = codes
        }

        static func == (left: Form, right: Form) -> Bool {
            left === right || (left.instrument == right.instrument && left.codes == right.codes)
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(instrument)
            hasher.combine(codes)
        }
    }

    private let form: Form
    private let packed: PackedMarks

    private static let missing = Int32.min
    private static let notApplicable = Int32.min + 1
    /// The most points of one item, in hundredths.
    package static let pointLimit = 1_000_000
    /// The most items of an instrument.
    package static let itemLimit = 100

    package init(instrument: InstrumentKey, marks: [Mark]) {
        if let packed = PackedMarks(marks) {
            self.packed = packed
            form = Form(instrument)
        } else {
            packed = .none
            form = Form(instrument, marks.map(Self.code))
        }
    }

    private init(_ form: Form, _ packed: PackedMarks) {
        self.form = form
        self.packed = packed
    }

    /// The same sheet, which shares its form with the other where they are by one instrument.
    func sharing(with other: Sheet?) -> Sheet {
        guard let other, form !== other.form, form == other.form else { return self }
        return Sheet(other.form, packed)
    }

    package var instrument: InstrumentKey { form.instrument }

    /// The form's identity and the marks.
    var plain: PlainSheet { PlainSheet(form: ObjectIdentifier(form), marks: packed) }

    /// Whether both are by the same instrument; in most cases without comparing names.
    package func isBySameInstrument(as other: Sheet) -> Bool {
        form === other.form || form.instrument == other.form.instrument
    }

    /// How many items it has a place for.
    package var count: Int { packed.isNone ? form.codes.count : packed.count }

    package subscript(place: Int) -> Mark {
        guard packed.isNone else { return packed[place] }
        let code = form.codes[place]
        switch code {
        case Self.missing: return .missing
        case Self.notApplicable: return .notApplicable
        default: return .points(Int(code))
        }
    }

    package var marks: [Mark] { (0..<count).map { self[$0] } }

    /// Whether every item has a mark or does not apply.
    package var isComplete: Bool { !(0..<count).contains { self[$0] == .missing } }

    private static func code(_ mark: Mark) -> Int32 {
        switch mark {
        case .missing: missing
        case .notApplicable: notApplicable
        case .points(let hundredths):
            Int32(clamping: min(max(hundredths, -pointLimit), pointLimit))
        }
    }
}

/// A sheet as plain numbers, for who looks at a million: a copy counts no reference.
package struct PlainSheet: Sendable {
    /// The same for sheets that share their form; while it is there, no other form's.
    package let form: ObjectIdentifier
    let marks: PackedMarks

    /// Whether the marks are here; those that do not fit into two words are in the sheet alone.
    package var hasMarks: Bool { !marks.isNone }

    /// Writes the marks there.
    /// - Returns: how many they are.
    package func unpack(into marks: UnsafeMutableBufferPointer<Sheet.Mark>) -> Int {
        for place in 0..<self.marks.count { marks[place] = self.marks[place] }
        return self.marks.count
    }

    /// The most marks that `unpack` writes.
    package static let markLimit = 30
}
