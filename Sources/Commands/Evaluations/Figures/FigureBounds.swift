import Domain
import Grammar
import Notation
import Schemes
import Statistics

/// The interval of one figure in a table, or why it has none (区间).
struct FigureBounds: Sendable {
    /// In points.
    let interval: Interval?
    /// Why there is none.
    let why: Bilingual?

    /// A figure that is not there.
    static let absent = FigureBounds(nil)

    /// No interval, for that reason.
    init(_ why: Bilingual?) {
        interval = nil
        self.why = why
    }

    private init(_ interval: Interval) {
        self.interval = interval
        why = nil
    }

    /// Those of an estimate, within what the figure can be at all.
    ///
    /// Values that are all alike say nothing of how far others would lie off: no interval of
    /// nothing is made of them.
    init(
        within range: ClosedRange<Double>? = nil,
        _ estimate: () throws(Undefined) -> Estimate
    ) {
        do throws(Undefined) {
            let estimate = try estimate()
            guard let interval = estimate.interval, estimate.standardError != 0 else {
                self.init((estimate.lacking ?? .noSpread).text)
                return
            }
            try self.init(Self.part(of: interval, within: range))
        } catch {
            self.init(error.text)
        }
    }

    private static func part(
        of interval: Interval,
        within range: ClosedRange<Double>?
    ) throws(Undefined) -> Interval {
        guard let range else { return interval }
        return try interval.clamped(range)
    }

    /// Those of what several observers' totals come to by a method.
    init(
        of totals: [Fraction],
        by method: InstrumentRule.Method,
        _ range: (least: Int, most: Int)
    ) {
        guard !totals.isEmpty else {
            self = .absent
            return
        }
        let points = totals.map { $0.approximate / 100 }
        let limits = Self.limits(range, around: points)
        switch method {
        case .mean: self.init(within: limits) { () throws(Undefined) in try Self.mean(points) }
        case .trimmed:
            self.init(within: limits) { () throws(Undefined) in
                // Below five observers nothing is dropped: it is the plain mean.
                try points.count < Statistics.LessonScore.fewestForTrimming
                    ? Self.mean(points) : Statistics.LessonScore.trimmed.estimate(points)
            }
        case .median: self = .ofMedian
        case .weighted: self = .ofWeights
        }
    }

    static let ofMedian = FigureBounds(Bilingual("a median of so few", "人数太少，中位数不给区间"))
    static let ofWeights = FigureBounds(Bilingual("weights make no sample", "加权平均不给区间"))

    /// What a figure can be at all, in points: what the instrument's points come to, and at least
    /// what was given.
    static func limits(
        _ range: (least: Int, most: Int),
        around values: [Double]
    ) -> ClosedRange<Double> {
        let ends = values + [Double(range.least) / 100]
        let least = ends.min() ?? 0
        return least...(values + [Double(range.most) / 100]).reduce(least, max)
    }

    /// Student's, of values that are equally many draws.
    static func mean(_ values: [Double]) throws(Undefined) -> Estimate {
        try MeanInterval.student(Spread(values))
    }

    /// Both ends.
    func write(to writer: any ReplyWriter, places: Int = 2) {
        EstimateText.write(interval?.lower, to: writer, places: places)
        EstimateText.write(interval?.upper, to: writer, places: places)
    }

    /// Why a row's figure has no interval: in a column of its own.
    static func write(
        why bounds: FigureBounds,
        _ language: Language,
        to writer: any ReplyWriter
    ) {
        bounds.text.map { writer.text($0[language]) } ?? writer.none()
    }

    /// Why a row has no intervals; of which figure, unless it is so of all that are there.
    static func write(
        whyOf figures: [(name: Bilingual, bounds: FigureBounds)],
        _ language: Language,
        to writer: any ReplyWriter
    ) {
        // A figure that is not there needs no interval.
        let there = figures.filter { $0.bounds.interval != nil || $0.bounds.why != nil }
        guard let first = there.first?.bounds, !there.allSatisfy({ $0.bounds.why == first.why })
        else {
            write(why: there.first?.bounds ?? .absent, language, to: writer)
            return
        }
        let reasons = there.compactMap { figure in
            figure.bounds.why.map { why in
                Bilingual(
                    "no interval of \(figure.name.english): \(why.english)",
                    "\(figure.name.chinese)无区间：\(why.chinese)"
                )[language]
            }
        }
        writer.text(reasons.joined(separator: language == .chinese ? "；" : "; "))
    }

    /// A mean and what it has changed by, to be told apart.
    static func named(
        mean: FigureBounds,
        change: FigureBounds
    ) -> [(name: Bilingual, bounds: FigureBounds)] {
        [(Bilingual("the mean", "平均"), mean), (Bilingual("the change", "变化"), change)]
    }

    private var text: Bilingual? {
        why.map { Bilingual("no interval: \($0.english)", "无区间：\($0.chinese)") }
    }

    /// What is said behind a figure in a sentence.
    func phrase(places: Int = 2) -> Bilingual {
        guard let interval else {
            return text.map { Bilingual(", \($0.english)", "，\($0.chinese)") } ?? Bilingual("", "")
        }
        let low = EstimateText.fixed(interval.lower, places)
        let high = EstimateText.fixed(interval.upper, places)
        return Bilingual(", 95 % from \(low) to \(high)", "，95% 区间 \(low) 至 \(high)")
    }

    static let low = ColumnSpec("low", "下限", .decimal)
    static let high = ColumnSpec("high", "上限", .decimal)
    static let changeLow = ColumnSpec("change-low", "变化下限", .decimal)
    static let changeHigh = ColumnSpec("change-high", "变化上限", .decimal)
    static let whyColumn = ColumnSpec("why", "说明", .text)
}
