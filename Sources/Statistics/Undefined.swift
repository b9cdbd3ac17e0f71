/// Why a figure does not exist for these data; thrown in place of a number that is none.
package enum Undefined: Error, Hashable, Sendable {
    /// Fewer observations than the formula needs.
    case tooFew(have: Int, need: Int)
    /// More than a computation of this kind is made for.
    case tooMany(have: Int, limit: Int)
    /// All values are the same, so that a quotient by their spread is none.
    case noSpread
    /// The variances below the line are estimated at no more than 0 together.
    case negativeVariance
    /// A level that the scale does not have.
    case outsideScale(level: Int)
    /// Counts or totals that contradict each other, such as 13 of 12.
    case contradiction
    /// A cell that a complete table must have is missing.
    case incomplete
    /// No chain of common observers joins the two, so that nothing tells severity from merit.
    case disconnected
    /// The design repeats too little to tell its components of variance apart.
    case inseparable
    /// No number up to the limit reaches the goal; the most it comes to without end.
    case unreachable(limit: Int, ceilingThousandths: Int)
    /// The iteration did not settle.
    case noConvergence(steps: Int)
    /// The numbers are beyond what can be computed with.
    case overflow
}
