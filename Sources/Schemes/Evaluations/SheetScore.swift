package import Domain

/// What a sheet comes to by its instrument.
package enum SheetScore: Hashable, Sendable {
    /// Kept and not counted: the names of the items without a mark.
    case incomplete([String])
    /// In hundredths of a point, exactly.
    case total(Fraction)

    package var total: Fraction? {
        guard case .total(let total) = self else { return nil }
        return total
    }
}

extension Instrument {
    /// The sheet's total.
    ///
    /// Items count with their points or, weighted, with weight × points / full points; those left
    /// out by `missing=renormalise` or `na=renormalise` are made up for by the others in
    /// proportion. Bonus items come on top and may be left out.
    /// Source: issue 5; practice.md 3.3, 4.9; case 91.
    package func score(_ marks: [Sheet.Mark]) -> SheetScore {
        guard marks.count == items.count, let common = commonDenominator else {
            return .incomplete(items.map(\.name))
        }
        var (sum, bonus, counted, full) = (0, 0, 0, 0)
        var missing: [String] = []
        for (item, mark) in zip(items, marks) {
            let most = item.full(common)
            if !item.isBonus { full += most }
            switch reached(item, mark, common) {
            case .points(let points) where item.isBonus: bonus += points
            case .points(let points): (sum, counted) = (sum + points, counted + most)
            case .leftOut: break
            case .missing: missing.append(item.name)
            }
        }
        guard missing.isEmpty, counted > 0 else { return .incomplete(missing) }
        let scaled = Int128(sum) * Int128(full) + Int128(bonus) * Int128(counted)
        guard let total = Fraction(scaled, over: Int128(counted) * Int128(common)) else {
            return .incomplete([])
        }
        return .total(total)
    }

    private enum Reached {
        /// In hundredths times the common denominator.
        case points(Int)
        case leftOut
        case missing
    }

    private func reached(_ item: Criterion, _ mark: Sheet.Mark, _ common: Int) -> Reached {
        switch mark {
        case .points(let points): return .points(item.counted(points, common))
        case .missing where item.isBonus: return .leftOut
        case .missing:
            switch rule.missing {
            case .error: return .missing
            case .renormalise: return .leftOut
            case .zero: return .points(0)
            }
        case .notApplicable:
            switch item.notApplicable {
            case .refused: return .missing
            case .renormalise: return .leftOut
            case .zero: return .points(0)
            case .full: return .points(item.full(common))
            }
        }
    }
}

extension Criterion {
    /// Its points as they count, in hundredths times the common denominator.
    func counted(_ points: Int, _ common: Int) -> Int {
        guard let weight else { return points * common }
        return weight.hundredths * (points * (common / most))
    }

    /// The most that it counts for.
    func full(_ common: Int) -> Int {
        (weight?.hundredths ?? most) * common
    }
}

extension Fraction {
    /// The quotient in lowest terms; nil where it does not fit.
    package init?(_ numerator: Int128, over denominator: Int128) {
        guard denominator > 0 else { return nil }
        var (one, two) = (numerator.magnitude, denominator.magnitude)
        while two != 0 { (one, two) = (two, one % two) }
        let divisor = Int128(one)
        guard divisor > 0, let top = Int(exactly: numerator / divisor),
            let bottom = Int(exactly: denominator / divisor)
        else { return nil }
        self.init(top, bottom)
    }

    /// The sum of the values, each taken `weight` times, over the sum of the weights.
    ///
    /// - Returns: nil for none, or where it does not fit.
    package static func mean(_ values: [(value: Fraction, weight: Int)]) -> Fraction? {
        var sum = Fraction(0, 1)
        var weight = 0
        for value in values {
            let top =
                Int128(sum.numerator) * Int128(value.value.denominator)
                + Int128(value.value.numerator) * Int128(value.weight)
                * Int128(sum.denominator)
            let bottom = Int128(sum.denominator) * Int128(value.value.denominator)
            guard let next = Fraction(top, over: bottom) else { return nil }
            sum = next
            weight += value.weight
        }
        guard weight > 0 else { return nil }
        return Fraction(
            Int128(sum.numerator),
            over: Int128(sum.denominator) * Int128(weight)
        )
    }

    /// For statistics, which are not exact.
    package var approximate: Double { Double(numerator) / Double(denominator) }
}
