import Domain

/// A line in the account: in a statement, or while it is settled.
protocol AccountLine {
    var packed: PackedEntry { get }
    /// The account year in which it counts.
    var year: Int { get }
    var state: CreditLine.State { get }
    /// After caps, in hundredths and in units of the scheme.
    var hours: Int { get }
    var credits: Int { get }
    var rawCredits: Int { get }

    /// Whether the minimum or block at that place of the rules takes it in.
    func isIn(minimum place: Int) -> Bool
    func isIn(block place: Int) -> Bool
}

extension AccountLine {
    func account(_ measure: CreditMeasure) -> Int {
        switch measure {
        case .hours: hours
        case .credits: credits
        }
    }
}

/// A line while it is settled: nothing but plain numbers, so that all lines of a teacher are made
/// and thrown away without counting a reference.
struct SettledLine: AccountLine {
    let packed: PackedEntry
    let facts: LineKind.Facts
    /// Kept by the settlement's `LineKindCache` while the statement is made.
    private let reference: Unmanaged<LineKind>
    let year: Int
    /// Its place among the lines, by which its reasons are found.
    let place: Int
    var state = CreditLine.State.counted
    var hours: Int
    var rawCredits = 0
    var credits = 0
    /// Whether its hours count and its credits do not.
    var givesNoCredits = false
    var isUnset = false
    var lacksApproval = false

    init(_ entry: PackedEntry, _ kind: Unmanaged<LineKind>, year: Int, place: Int) {
        packed = entry
        facts = kind._withUnsafeGuaranteedRef { $0.facts }
        reference = kind
        self.year = year
        self.place = place
        hours = Int(entry.hoursNumber)
    }

    var kind: LineKind { reference.takeUnretainedValue() }
    var entryClass: EntryClass { kind.entryClass }

    func isIn(cap place: Int) -> Bool {
        place < 64 ? facts.caps >> UInt64(place) & 1 != 0 : entryClass.caps[place]
    }

    func isIn(minimum place: Int) -> Bool {
        place < 64 ? facts.minima >> UInt64(place) & 1 != 0 : entryClass.minima[place]
    }

    func isIn(block place: Int) -> Bool {
        entryClass.blocks[place]
    }
}
