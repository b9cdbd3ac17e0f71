/// A share in hundredths of a percent: 85 % is 8500, 62.5 % is 6250.
package struct Percent: Hashable, Comparable, Sendable {
    package let hundredths: Int

    package init(hundredths: Int) {
        self.hundredths = hundredths
    }

    package static func < (left: Percent, right: Percent) -> Bool {
        left.hundredths < right.hundredths
    }

    /// The share as a fraction of 1.
    package var fraction: Fraction {
        Fraction(hundredths, 10_000)
    }

    /// This share of `whole` marks, or nil where that is no whole number of hundredths.
    package func exactly(of whole: Marks) -> Marks? {
        let product = whole.hundredths.multipliedReportingOverflow(by: hundredths)
        guard !product.overflow, product.partialValue % 10_000 == 0 else { return nil }
        return Marks(hundredths: product.partialValue / 10_000)
    }
}
