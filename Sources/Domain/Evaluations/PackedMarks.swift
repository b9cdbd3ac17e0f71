/// Marks in two words, where they are few and small: what nearly every sheet has.
///
/// Up to 30 marks of four bits or 15 of eight, as multiples of one step, and a byte that says
/// which.
/// The same marks are always packed the same way.
struct PackedMarks: Hashable, Sendable {
    private let low: UInt64
    /// Its highest byte: five bits for the count, one for the width, two for the step.
    private let high: UInt64

    /// What a place holds beside points: nothing, or that the item does not apply.
    private static let missing: UInt64 = 0
    private static let notApplicable: UInt64 = 1
    private static let firstPoints: UInt64 = 2

    /// The steps, in hundredths of a point; the greatest that divides all marks is taken.
    private static let steps = [100, 50, 10, 1]
    /// A count that no marks have: they are kept elsewhere.
    private static let noneCount: UInt64 = 31

    static let none = PackedMarks(low: 0, high: noneCount << 56)

    private init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// - Returns: nil where they do not fit.
    init?(_ marks: [Sheet.Mark]) {
        guard marks.count <= 30 else { return nil }
        var greatest = 0
        var step = 0
        for case .points(let points) in marks {
            guard points >= 0 else { return nil }
            greatest = max(greatest, points)
            while points % Self.steps[step] != 0 { step += 1 }
        }
        let most = UInt64(greatest / Self.steps[step]) + Self.firstPoints
        let isWide = most > 15
        guard most <= 255, !isWide || marks.count <= 15 else { return nil }
        let width = isWide ? 8 : 4
        var words: (low: UInt64, high: UInt64) = (0, 0)
        for (place, mark) in marks.enumerated() {
            let code: UInt64 =
                switch mark {
                case .missing: Self.missing
                case .notApplicable: Self.notApplicable
                case .points(let points): UInt64(points / Self.steps[step]) + Self.firstPoints
                }
            let bit = place * width
            if bit < 64 { words.low |= code << bit } else { words.high |= code << (bit - 64) }
        }
        let tag = UInt64(marks.count) | (isWide ? 0x20 : 0) | UInt64(step) << 6
        self.init(low: words.low, high: words.high | tag << 56)
    }

    var isNone: Bool { high >> 56 & 0x1F == Self.noneCount }
    var count: Int { Int(high >> 56 & 0x1F) }

    subscript(place: Int) -> Sheet.Mark {
        precondition(place >= 0 && place < count, "no such mark")
        let isWide = high >> 61 & 1 != 0
        let bit = place * (isWide ? 8 : 4)
        let word = bit < 64 ? low >> UInt64(bit) : high >> UInt64(bit - 64)
        let code = word & (isWide ? 0xFF : 0xF)
        switch code {
        case Self.missing: return .missing
        case Self.notApplicable: return .notApplicable
        default: return .points(Int(code - Self.firstPoints) * step)
        }
    }

    private var step: Int {
        switch high >> 62 {
        case 0: 100
        case 1: 50
        case 2: 10
        default: 1
        }
    }
}
