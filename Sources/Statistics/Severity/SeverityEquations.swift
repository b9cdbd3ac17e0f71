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
    private let diagonal: [Double]
    private let right: [Double]
    /// A residual of this length is rounding.
    private let goal: Double
    /// The subject at which half of the ratings are passed.
    private let middle: Int

    init(_ design: SeverityDesign, _ components: SeverityComponents, _ halves: Halves = .inTurn) {
        self.design = design
        self.components = components
        self.halves = halves
        var right = Array(repeating: 0.0, count: design.observerCount)
        var diagonal = design.given.map(Double.init)
        var squares = 0.0
        for subject in 0..<design.subjectCount {
            let row = design.row(subject)
            guard !row.isEmpty else { continue }
            let mean = design.raw(subject)
            let share = 1 / Double(row.count)
            for place in row {
                let observer = Int(design.observers[place])
                let own = design.scores[place] - mean
                right[observer] += own
                diagonal[observer] -= share
                squares += own * own + mean * mean
            }
        }
        components.centre(&right)
        middle = design.starts.firstIndex { Int($0) * 2 >= design.scores.count } ?? 0
        self.diagonal = diagonal
        self.right = right
        let length = Self.dot(right, right).squareRoot()
        goal = max(1e-13 * length, 2e-16 * squares.squareRoot())
    }

    /// The solution whose effects sum to 0 in each component.
    ///
    /// - Throws: `.noConvergence` where the residual does not fall to rounding.
    func solution() throws(Undefined) -> [Double] {
        var x = Array(repeating: 0.0, count: right.count)
        var product = x
        for _ in 0..<Self.refinements {
            multiply(x, into: &product)
            var residual = zip(right, product).map { $0 - $1 }
            components.centre(&residual)
            guard Self.dot(residual, residual).squareRoot() > goal else { return x }
            let correction = try conjugateGradients(residual, to: goal)
            for place in x.indices { x[place] += correction[place] }
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
        let length = Self.dot(right, right).squareRoot()
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
        var scaled = precondition(residual)
        var direction = scaled
        var product = x
        var size = Self.dot(residual, scaled)
        let limit = 1_000 + 4 * right.count
        for _ in 0..<limit {
            multiply(direction, into: &product)
            let curvature = Self.dot(direction, product)
            guard curvature > 0 else { return x }
            let step = size / curvature
            for place in x.indices {
                x[place] += step * direction[place]
                residual[place] -= step * product[place]
            }
            components.centre(&residual)
            if Self.dot(residual, residual).squareRoot() <= goal { return x }
            scaled = precondition(residual)
            let next = Self.dot(residual, scaled)
            let turn = next / size
            size = next
            for place in direction.indices {
                direction[place] = scaled[place] + turn * direction[place]
            }
        }
        throw .noConvergence(steps: limit)
    }

    /// S·x, in one pass over the ratings; of many by two threads.
    ///
    /// What is shared is shared always at the same place, so that sums are the same on every
    /// machine.
    private func multiply(_ x: [Double], into product: inout [Double]) {
        for place in x.indices { product[place] = Double(design.given[place]) * x[place] }
        guard design.scores.count >= Self.sharedCount else {
            product.withUnsafeMutableBufferPointer {
                subtract(x, 0..<design.subjectCount, from: $0)
            }
            return
        }
        var rest = Array(repeating: 0.0, count: product.count)
        product.withUnsafeMutableBufferPointer { first in
            rest.withUnsafeMutableBufferPointer { second in
                // Each thread writes one of them and nobody reads before both are done.
                nonisolated(unsafe) let sides = (first, second)
                halves { side in
                    if side == 0 {
                        subtract(x, 0..<middle, from: sides.0)
                    } else {
                        subtract(x, middle..<design.subjectCount, from: sides.1)
                    }
                }
            }
        }
        for place in product.indices { product[place] += rest[place] }
    }

    /// As many ratings are worth a second thread.
    private static let sharedCount = 100_000

    /// Takes the means of some subjects' observers from the product.
    private func subtract(
        _ x: [Double],
        _ subjects: Range<Int>,
        from product: UnsafeMutableBufferPointer<Double>
    ) {
        x.withUnsafeBufferPointer { x in
            design.starts.withUnsafeBufferPointer { starts in
                design.observers.withUnsafeBufferPointer { observers in
                    for subject in subjects {
                        let row = Int(starts[subject])..<Int(starts[subject + 1])
                        var sum = 0.0
                        for place in row { sum += x[Int(observers[place])] }
                        let mean = sum / Double(row.count)
                        for place in row { product[Int(observers[place])] -= mean }
                    }
                }
            }
        }
    }

    private func precondition(_ residual: [Double]) -> [Double] {
        zip(residual, diagonal).map { $1 > 1e-9 ? $0 / $1 : $0 }
    }

    private static func dot(_ first: [Double], _ second: [Double]) -> Double {
        var sum = 0.0
        for place in first.indices { sum += first[place] * second[place] }
        return sum
    }
}
