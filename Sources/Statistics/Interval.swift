/// The values that the observations leave open, with the confidence they were made for.
package struct Interval: Hashable, Sendable {
    package let lower: Double
    package let upper: Double
    package let confidence: Confidence

    /// - Throws: `.overflow` where a bound is no number.
    package init(_ lower: Double, _ upper: Double, _ confidence: Confidence) throws(Undefined) {
        guard lower.isFinite, upper.isFinite else { throw .overflow }
        self.lower = min(lower, upper)
        self.upper = max(lower, upper)
        self.confidence = confidence
    }

    /// Value ± half a width.
    package init(
        around value: Double,
        _ halfWidth: Double,
        _ confidence: Confidence
    ) throws(Undefined) {
        try self.init(value - halfWidth, value + halfWidth, confidence)
    }

    /// Whether a value is not ruled out; the bounds belong to it.
    package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

    /// The part of it within what the figure can be at all.
    package func clamped(_ limits: ClosedRange<Double>) throws(Undefined) -> Interval {
        try Interval(
            min(max(lower, limits.lowerBound), limits.upperBound),
            min(max(upper, limits.lowerBound), limits.upperBound),
            confidence
        )
    }
}
