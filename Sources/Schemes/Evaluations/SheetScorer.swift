package import Domain

/// An instrument made ready to score many sheets: what `Instrument.score` gives, without names.
///
/// A test compares the two on random sheets of random instruments.
package struct SheetScorer: Sendable {
    private struct Item {
        /// A point counts so much, in hundredths times the common denominator.
        let factor: Int
        let most: Int
        let isBonus: Bool
        let notApplicable: Criterion.NotApplicable
    }

    private let items: [Item]
    private let missing: InstrumentRule.Missing
    private let common: Int

    package init(_ instrument: Instrument) {
        let common = instrument.commonDenominator ?? 0
        items = instrument.items.map { item in
            Item(
                factor: common > 0 ? item.counted(1, common) : 0,
                most: item.full(common),
                isBonus: item.isBonus,
                notApplicable: item.notApplicable
            )
        }
        missing = instrument.rule.missing
        self.common = common
    }

    /// In hundredths of a point, exactly; nil for a sheet that is incomplete.
    package func total(of sheet: Sheet) -> Fraction? {
        total(of: sheet.count) { sheet[$0] }
    }

    /// The same of the marks alone.
    package func total(of marks: UnsafeMutableBufferPointer<Sheet.Mark>, _ count: Int) -> Fraction?
    {
        total(of: count) { marks[$0] }
    }

    @inline(__always)
    private func total(of count: Int, _ mark: (Int) -> Sheet.Mark) -> Fraction? {
        guard common > 0, count == items.count else { return nil }
        var (sum, bonus, counted, full) = (0, 0, 0, 0)
        for place in items.indices {
            let item = items[place]
            if !item.isBonus { full += item.most }
            let reached: Int
            switch mark(place) {
            case .points(let points): reached = points * item.factor
            case .missing:
                if item.isBonus { continue }
                switch missing {
                case .error: return nil
                case .renormalise: continue
                case .zero: reached = 0
                }
            case .notApplicable:
                switch item.notApplicable {
                case .refused: return nil
                case .renormalise: continue
                case .zero: reached = 0
                case .full: reached = item.most
                }
            }
            if item.isBonus {
                bonus += reached
            } else {
                sum += reached
                counted += item.most
            }
        }
        guard counted > 0 else { return nil }
        if counted == full, common == 1 { return Fraction(sum + bonus, 1) }
        let scaled = Int128(sum) * Int128(full) + Int128(bonus) * Int128(counted)
        return Fraction(scaled, over: Int128(counted) * Int128(common))
    }
}
