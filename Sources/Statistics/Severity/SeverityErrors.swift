/// The adjustment with standard errors and intervals.
///
/// From the inverse of the observers' equations, which takes the cube of their number, so that it
/// is estimated for large components, and only if that is asked for; the variance of a score is
/// that of the component's residuals with N − T − R + 1 degrees of freedom.
/// Source: G. A. F. Seber & A. J. Lee, Linear Regression Analysis (2003) ch. 3.
package struct SeverityErrors: Hashable, Sendable {
    /// Components with more observers have no intervals, or estimated ones.
    package static let observerLimit = 200

    /// The adjusted scores by subject and the effects by observer; nil where they have none, and
    /// empty where nobody has.
    package private(set) var subjects: [Estimate?] = []
    package private(set) var observers: [Estimate?] = []
    /// By component: the degrees of freedom that the residuals have, or why there are no errors.
    package private(set) var freedom: [Result<Int, Undefined>] = []

    /// One component's subjects and observers.
    private struct Members {
        var subjects: [Int] = []
        var observers: [Int] = []
    }

    /// - Throws: `.tooMany` ratings; what keeps a single component from having errors is told in
    ///   `freedom`.
    package init(
        _ ratings: [SeverityRating],
        _ adjustment: SeverityAdjustment,
        _ confidence: Confidence = .ninetyFivePercent,
        isEstimating: Bool = false
    ) throws(Undefined) {
        try self.init(
            SeverityDesign(ratings),
            adjustment,
            confidence,
            isEstimating: isEstimating
        )
    }

    /// - Throws: `.noConvergence` where errors are estimated; what keeps a single component from
    ///   having any is told in `freedom`.
    package init(
        _ design: SeverityDesign,
        _ adjustment: SeverityAdjustment,
        _ confidence: Confidence = .ninetyFivePercent,
        isEstimating: Bool = false
    ) throws(Undefined) {
        let sizes = Self.sizes(adjustment)
        guard isEstimating || sizes.contains(where: { $0 <= Self.observerLimit }) else {
            freedom = sizes.map { .failure(.tooMany(have: $0, limit: Self.observerLimit)) }
            return
        }
        var members = Array(repeating: Members(), count: adjustment.components)
        for (number, subject) in adjustment.subjects.enumerated() {
            if let subject { members[subject.component].subjects.append(number) }
        }
        for (number, observer) in adjustment.observers.enumerated() {
            if let observer { members[observer.component].observers.append(number) }
        }
        let isLarge = sizes.contains { $0 > Self.observerLimit }
        let variances = isEstimating && isLarge ? try SeverityVariances(design) : nil
        subjects = Array(repeating: nil, count: adjustment.subjects.count)
        observers = Array(repeating: nil, count: adjustment.observers.count)
        for own in members {
            do throws(Undefined) {
                freedom.append(.success(try add(own, design, adjustment, variances, confidence)))
            } catch {
                freedom.append(.failure(error))
            }
        }
    }

    /// How many observers each component has.
    private static func sizes(_ adjustment: SeverityAdjustment) -> [Int] {
        var sizes = Array(repeating: 0, count: adjustment.components)
        for observer in adjustment.observers {
            if let observer { sizes[observer.component] += 1 }
        }
        return sizes
    }

    /// That of a subject's adjusted score.
    package func subject(_ number: Int) -> Estimate? {
        subjects.indices.contains(number) ? subjects[number] : nil
    }

    /// That of an observer's effect.
    package func observer(_ number: Int) -> Estimate? {
        observers.indices.contains(number) ? observers[number] : nil
    }

    /// Why those of a component have no interval; nil where they have one.
    package func lacking(_ component: Int) -> Undefined? {
        guard case .failure(let reason) = freedom[component] else { return nil }
        return reason
    }

    /// - Throws: `.tooMany` observers, `.tooFew` ratings for freedom to be left, `.inseparable`.
    private mutating func add(
        _ own: Members,
        _ design: SeverityDesign,
        _ adjustment: SeverityAdjustment,
        _ variances: SeverityVariances?,
        _ confidence: Confidence
    ) throws(Undefined) -> Int {
        let (members, rows) = (own.observers, own.subjects)
        let isLarge = members.count > Self.observerLimit
        guard !isLarge || variances != nil else {
            throw .tooMany(have: members.count, limit: Self.observerLimit)
        }
        let count = rows.reduce(0) { $0 + design.row($1).count }
        let need = rows.count + members.count
        let freedom = count - need + 1
        guard freedom > 0 else { throw .tooFew(have: count, need: need) }
        let shares =
            if isLarge, let variances {
                (rows.map { variances.ofSubjects[$0] }, members.map { variances.ofObservers[$0] })
            } else {
                try Self.shares(rows, members, design)
            }
        let squares = Self.squares(design, adjustment, rows)
        let variance = squares / Double(freedom)
        for (subject, share) in zip(rows, shares.0) {
            guard let value = adjustment.subjects[subject], let share else { continue }
            let error = (variance * share).squareRoot()
            subjects[subject] = try Estimate(
                value.adjusted,
                count: value.count,
                standardError: error,
                freedom: freedom,
                confidence
            )
        }
        for (observer, share) in zip(members, shares.1) {
            guard let value = adjustment.observers[observer], let share else { continue }
            let error = (variance * share).squareRoot()
            observers[observer] = try Estimate(
                value.effect,
                count: value.count,
                standardError: error,
                freedom: freedom,
                confidence
            )
        }
        return freedom
    }

    /// The variances of adjusted scores and of effects in those of a score, exactly.
    ///
    /// - Throws: `.inseparable`.
    private static func shares(
        _ rows: [Int],
        _ members: [Int],
        _ design: SeverityDesign
    ) throws(Undefined) -> ([Double?], [Double?]) {
        var places: [Int32: Int] = [:]
        for (place, observer) in members.enumerated() { places[Int32(observer)] = place }
        let uses = rows.map { subject in
            design.row(subject).compactMap { places[design.observers[$0]] }
        }
        guard let inverse = inverse(uses, side: members.count) else { throw .inseparable }
        return (
            uses.map { share($0, inverse) }, members.indices.map { max(0, inverse[$0, $0]) }
        )
    }

    /// The sum of the squared residuals of some subjects' ratings.
    private static func squares(
        _ design: SeverityDesign,
        _ adjustment: SeverityAdjustment,
        _ rows: [Int]
    ) -> Double {
        var squares = 0.0
        for subject in rows {
            guard let fitted = adjustment.subjects[subject]?.adjusted else { continue }
            for place in design.row(subject) {
                let effect = adjustment.observers[Int(design.observers[place])]?.effect ?? 0
                let residual = design.scores[place] - fitted - effect
                squares += residual * residual
            }
        }
        return squares
    }

    /// The inverse of the equations on effects that sum to 0.
    ///
    /// (S + J/m)⁻¹ − J/m, where J is all ones.
    private static func inverse(_ uses: [[Int]], side: Int) -> SymmetricMatrix? {
        let mean = 1 / Double(side)
        var matrix = SymmetricMatrix(side: side)
        for row in 0..<side {
            for column in 0..<side { matrix[row, column] = mean }
        }
        for use in uses {
            let share = 1 / Double(use.count)
            for first in use {
                matrix[first, first] += 1
                for second in use { matrix[first, second] -= share }
            }
        }
        guard var inverse = matrix.inverse() else { return nil }
        for row in 0..<side {
            for column in 0..<side { inverse[row, column] -= mean }
        }
        return inverse
    }

    /// A subject's variance in those of a score: its own mean's and that of its observers' effects.
    private static func share(_ use: [Int], _ inverse: SymmetricMatrix) -> Double {
        let n = Double(use.count)
        var sum = 0.0
        for first in use {
            for second in use { sum += inverse[first, second] }
        }
        return max(0, 1 / n + sum / (n * n))
    }
}
