import Domain

/// What a standard asks of a class in one paper, as plain numbers, and whether counts reach it.
struct TargetNeeds: Sendable {
    /// Hundredths of a percent; nil where the standard leaves it open, or there is none.
    private let excellent: Int?
    private let pass: Int?
    /// Hundredths of a mark, of the standard's full mark.
    private let mean: Int?
    private let standardFull: Int
    private let paperFull: Int
    private let countsAbsent: Bool

    init(_ standard: Standard?, _ base: RateBase?, full: Marks) {
        excellent = standard?.excellent?.hundredths
        pass = standard?.pass?.hundredths
        mean = standard?.mean?.hundredths
        standardFull = standard?.full.hundredths ?? full.hundredths
        paperFull = full.hundredths
        switch base?.absent {
        case .zero: countsAbsent = true
        case .excluded, nil: countsAbsent = false
        }
    }

    /// Those whom the figures are of: who sat it, or all but the excused (H04's switch).
    func base(_ counted: CountedMarks) -> Int {
        countsAbsent ? counted.onRoll - counted.excused : counted.sat
    }

    func have(_ metric: Metric, _ counted: CountedMarks) -> Int? {
        switch metric {
        case .excellentRate: counted.excellent
        case .passRate: counted.pass
        case .mean: counted.total
        }
    }

    /// The standard: hundredths of a percent, or of a mark of this paper, rounded up for display.
    func wanted(_ metric: Metric) -> Int? {
        switch metric {
        case .excellentRate: return excellent
        case .passRate: return pass
        case .mean:
            guard let mean, standardFull != paperFull else { return mean }
            return Fraction(mean, standardFull).ceiling(times: paperFull)
        }
    }

    /// The least count of pupils, or the least total in hundredths, that reaches the standard.
    ///
    /// `have` ≥ ceil(share × base) exactly when have / base ≥ share, since both are whole numbers.
    func need(_ metric: Metric, of count: Int) -> Int? {
        switch metric {
        case .excellentRate:
            return excellent.map { Fraction($0, 10_000).ceiling(times: count) }
        case .passRate:
            return pass.map { Fraction($0, 10_000).ceiling(times: count) }
        case .mean:
            guard let mean, standardFull != paperFull else { return mean.map { $0 * count } }
            return Fraction(mean, standardFull).ceiling(times: paperFull * count)
        }
    }

    /// The plain verdict; no data where nobody sat it, or either side is not known.
    func verdict(_ metric: Metric, _ counted: CountedMarks) -> Verdict {
        let count = base(counted)
        guard count > 0, let need = need(metric, of: count) else { return .noData }
        if let have = have(metric, counted) { return have >= need ? .met : .notMet }
        guard metric == .mean, let span = Self.printedSpan(counted) else { return .noData }
        if span.lowerBound >= need { return .met }
        return span.upperBound < need ? .notMet : .noData
    }

    /// The least and the greatest total, in hundredths, that a printed mean stands for.
    static func printedSpan(_ counted: CountedMarks) -> ClosedRange<Int>? {
        counted.printed.map { span(of: $0, sat: counted.sat) }
    }

    /// The same for so many who sat it.
    static func span(of printed: PrintedMean, sat: Int) -> ClosedRange<Int> {
        let (twice, unit) = (2 * printed.hundredths, printed.unitHundredths)
        let least = max(0, ((twice - unit) * sat + 1) / 2)
        return least...max(least, (twice + unit) * sat / 2)
    }
}
