/// What each observer gave: mean, spread, and how the residuals go with time.
///
/// The same figures as `Spread` and `SeverityDrift` make of one observer's ratings, of all of them
/// in two passes over the ratings as they stand by subject. A residual is the score less the
/// subject's adjusted score.
package struct ObserverTrends: Sendable {
    /// The ratings of one moment: they follow each other in the design, and are of one subject.
    package struct Block: Sendable {
        package let subject: Int32
        /// Where its ratings begin among all of the design; they end where the next block begins.
        package let start: Int32
        package let time: Double

        package init(subject: Int32, start: Int32, time: Double) {
            self.subject = subject
            self.start = start
            self.time = time
        }
    }

    /// What is added up of one observer.
    private struct Sums {
        /// Times, scores, residuals, and products of times and residuals.
        var lanes = SIMD4<Double>.zero

        var times: Double { lanes[0] }
        var scores: Double { lanes[1] }
        var residuals: Double { lanes[2] }
        var products: Double { lanes[3] }
    }

    private let given: [Int32]
    /// By observer: the means, then the sums of the squares around them and of the products.
    private let means: [Sums]
    private let squares: [Sums]

    /// - Precondition: The blocks are in the order of the design, with all its ratings.
    package init(
        _ design: SeverityDesign,
        _ adjustment: SeverityAdjustment,
        _ blocks: [Block],
        _ halves: Halves
    ) {
        let parts = Parts(design, blocks, adjustment.subjects.map { $0?.adjusted ?? 0 })
        given = design.given
        var means = parts.sums(halves) { places, sums in
            parts.visit(places) { own, observer in sums[observer].lanes += own }
        }
        for (observer, count) in design.given.enumerated() where count > 0 {
            means[observer].lanes /= Double(count)
        }
        self.means = means
        let found = means
        squares = parts.sums(halves) { places, sums in
            found.withUnsafeBufferPointer { means in
                parts.visit(places) { own, observer in
                    let rest = own - means[observer].lanes
                    var other = rest
                    other[3] = rest[0]
                    var factor = rest
                    factor[3] = rest[2]
                    sums[observer].lanes += other * factor
                }
            }
        }
    }

    /// The mean of an observer's scores.
    package func mean(_ observer: Int) -> Double { means[observer].scores }

    /// The standard deviation (n − 1) of an observer's scores; nil for fewer than two.
    package func deviation(_ observer: Int) -> Double? {
        guard given[observer] > 1 else { return nil }
        let (mean, squares) = (means[observer].scores, squares[observer].scores)
        // Equal scores leave some rounding, which is no spread.
        let noise = Double(given[observer]) * mean * mean * 1e-25
        return squares > noise ? (squares / Double(given[observer] - 1)).squareRoot() : 0
    }

    /// The slope of an observer's residuals on time alone; nil where `drift` throws.
    package func slope(_ observer: Int) -> Double? {
        let own = squares[observer]
        let slope = try? SeverityDrift.slope(
            count: Int(given[observer]),
            times: own.times,
            products: own.products
        )
        return slope.flatMap { $0.isFinite && own.residuals.isFinite ? $0 : nil }
    }

    /// The slope of an observer's residuals on time.
    ///
    /// - Throws: as `SeverityDrift`.
    package func drift(
        _ observer: Int,
        _ confidence: Confidence = .ninetyFivePercent
    ) throws(Undefined) -> Estimate {
        let own = squares[observer]
        return try SeverityDrift(
            count: Int(given[observer]),
            times: own.times,
            residuals: own.residuals,
            products: own.products,
            confidence
        ).slope
    }

    /// The ratings, parted into halves at a block.
    private struct Parts: Sendable {
        let design: SeverityDesign
        let blocks: [Block]
        let adjusted: [Double]

        init(_ design: SeverityDesign, _ blocks: [Block], _ adjusted: [Double]) {
            self.design = design
            self.blocks = blocks
            self.adjusted = adjusted
        }

        /// What all ratings come to.
        func sums(
            _ halves: Halves,
            _ add: @Sendable (Range<Int>, UnsafeMutableBufferPointer<Sums>) -> Void
        ) -> [Sums] {
            let none = Array(repeating: Sums(), count: design.observerCount)
            let found = halves.map(blocks.indices) { places in
                var sums = none
                sums.withUnsafeMutableBufferPointer { add(places, $0) }
                return sums
            }
            guard var all = found.first else { return none }
            for other in found.dropFirst() {
                for place in all.indices { all[place].lanes += other[place].lanes }
            }
            return all
        }

        /// Each rating's time, score and residual, and who observed.
        @inline(__always)
        func visit(_ places: Range<Int>, _ body: (SIMD4<Double>, Int) -> Void) {
            design.observers.withUnsafeBufferPointer { observers in
                design.scores.withUnsafeBufferPointer { scores in
                    for place in places {
                        let block = blocks[place]
                        let next = place + 1
                        let end = next < blocks.count ? Int(blocks[next].start) : scores.count
                        let adjusted = adjusted[Int(block.subject)]
                        for rating in Int(block.start)..<end {
                            let score = scores[rating]
                            let own = SIMD4(block.time, score, score - adjusted, 0)
                            body(own, Int(observers[rating]))
                        }
                    }
                }
            }
        }
    }
}
