/// The normal equations of y = μ + τ + ρ with the subjects eliminated: one unknown an observer.
///
/// S = D − Bᵀ·N⁻¹·B, where B counts ratings by subject and observer, D and N their sums. S is
/// singular, once a component, and consistent, so that conjugate gradients from 0 find a solution;
/// it is made unique afterwards. Source: M. R. Hestenes & E. Stiefel, J. Res. NBS 49 (1952), scaled
/// by the diagonal.
struct SeverityEquations: Sendable {
    /// How often the solution is mended by that of what it leaves over.
    private static let refinements = 4

    private let design: SeverityDesign
    private let components: SeverityComponents
    private let halves: Halves
    /// One over the diagonal; 1 where that is nothing.
    private let scale: [Double]
    private let right: [Double]
    /// The mean of each subject's scores as they are; 0 for one without.
    let raw: [Double]
    /// A residual of this length is rounding.
    private let goal: Double

    init(_ design: SeverityDesign, _ components: SeverityComponents, _ halves: Halves = .inTurn) {
        self.design = design
        self.components = components
        self.halves = halves
        let width = design.observerCount
        // The right side, what the diagonal lacks, and the sum of squares.
        var sums = Array(repeating: 0.0, count: 2 * width + 1)
        var rest = sums
        var means = Array(repeating: 0.0, count: design.subjectCount)
        means.withUnsafeMutableBufferPointer { means in
            // Either half writes the places of its own subjects.
            nonisolated(unsafe) let means = means
            design.add(to: &sums, &rest, halves) { subjects, sums in
                design.forEachRow(subjects) { subject, observers, scores in
                    let share = 1 / Double(scores.count)
                    let mean = scores.reduce(0, +) / Double(scores.count)
                    means[subject] = mean
                    var squares = 0.0
                    for place in scores.indices {
                        let observer = Int(observers[place])
                        let own = scores[place] - mean
                        sums[observer] += own
                        sums[width + observer] += share
                        squares += own * own + mean * mean
                    }
                    sums[2 * width] += squares
                }
            }
        }
        raw = means
        var right = Array(sums[..<width])
        components.centre(&right)
        self.right = right
        scale = zip(design.given, sums[width...]).map { given, share in
            let diagonal = Double(given) - share
            return diagonal > 1e-9 ? 1 / diagonal : 1
        }
        let length = FlatVector.dot(right, right).squareRoot()
        goal = max(1e-13 * length, 2e-16 * sums[2 * width].squareRoot())
    }

    /// The solution whose effects sum to 0 in each component.
    ///
    /// - Throws: `.noConvergence` where the residual does not fall to rounding.
    func solution() throws(Undefined) -> [Double] {
        guard FlatVector.dot(right, right).squareRoot() > goal else {
            return Array(repeating: 0, count: right.count)
        }
        var x = try conjugateGradients(right, to: goal)
        components.centre(&x)
        var (product, rest) = (x, x)
        for _ in 1..<Self.refinements {
            multiply(x, into: &product, &rest)
            var residual = right
            FlatVector.add(product, times: -1, to: &residual)
            components.centre(&residual)
            guard FlatVector.dot(residual, residual).squareRoot() > goal else { return x }
            try FlatVector.add(conjugateGradients(residual, to: goal), times: 1, to: &x)
            components.centre(&x)
        }
        return x
    }

    /// S⁺ times a vector, as near as variances need it.
    ///
    /// - Throws: `.noConvergence`.
    func pseudoInverse(times vector: [Double]) throws(Undefined) -> [Double] {
        var right = vector
        components.centre(&right)
        let length = FlatVector.dot(right, right).squareRoot()
        guard length > 0 else { return right }
        var x = try conjugateGradients(right, to: 1e-9 * length)
        components.centre(&x)
        return x
    }

    /// A solution for one right side, which sums to 0 in each component.
    private func conjugateGradients(
        _ right: [Double],
        to goal: Double
    ) throws(Undefined) -> [Double] {
        var x = Array(repeating: 0.0, count: right.count)
        var residual = right
        var direction = x
        var (product, rest) = (x, x)
        var size = FlatVector.squares(residual, weights: scale)
        FlatVector.turn(&direction, 0, residual, scale)
        let limit = 1_000 + 4 * right.count
        for _ in 0..<limit {
            multiply(direction, into: &product, &rest)
            let curvature = FlatVector.dot(direction, product)
            guard curvature > 0 else { return x }
            let step = size / curvature
            FlatVector.add(direction, times: step, to: &x)
            FlatVector.add(product, times: -step, to: &residual)
            components.centre(&residual)
            if FlatVector.dot(residual, residual).squareRoot() <= goal { return x }
            let next = FlatVector.squares(residual, weights: scale)
            FlatVector.turn(&direction, next / size, residual, scale)
            size = next
        }
        throw .noConvergence(steps: limit)
    }

    /// S·x, in one pass over the ratings; of many by two threads.
    private func multiply(
        _ x: [Double],
        into product: inout [Double],
        _ rest: inout [Double]
    ) {
        for place in x.indices { product[place] = Double(design.given[place]) * x[place] }
        let design = design
        design.add(to: &product, &rest, halves) { subjects, product in
            x.withUnsafeBufferPointer { x in
                design.forEachRow(subjects) { _, observers, _ in
                    let mean = ObserverRow.sum(x, observers) / Double(observers.count)
                    ObserverRow.subtract(mean, from: product, observers)
                }
            }
        }
    }
}
