/// A figure with what it rests on: its n, and its standard error and interval where defined.
package struct Estimate: Hashable, Sendable {
    package let value: Double
    /// How many independent things it was made from: pupils, lessons, units, teachers.
    package let count: Int
    /// Nil where the source of the formula gives none.
    package let standardError: Double?
    /// Nil where the source of the formula gives none or the data do not determine it.
    package let interval: Interval?
    /// Why there is no interval, where there could be one for other data.
    package let lacking: Undefined?

    /// - Throws: `.overflow` where a part is no number.
    package init(
        _ value: Double,
        count: Int,
        standardError: Double? = nil,
        interval: Interval? = nil,
        lacking: Undefined? = nil
    ) throws(Undefined) {
        guard value.isFinite, standardError?.isFinite ?? true else { throw .overflow }
        self.value = value
        self.count = count
        self.standardError = standardError
        self.interval = interval
        self.lacking = interval == nil ? lacking : nil
    }

    /// A value ± its standard error times a bound of t, or of z where no freedom is given.
    init(
        _ value: Double,
        count: Int,
        standardError: Double,
        freedom: Int?,
        _ confidence: Confidence,
        within limits: ClosedRange<Double>? = nil
    ) throws(Undefined) {
        let bound =
            freedom.map { StudentDistribution(freedom: Double($0)).bound(confidence) }
            ?? confidence.normalBound
        var interval = try Interval(around: value, bound * standardError, confidence)
        if let limits { interval = try interval.clamped(limits) }
        try self.init(value, count: count, standardError: standardError, interval: interval)
    }
}
