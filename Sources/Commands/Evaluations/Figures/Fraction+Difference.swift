import Domain
import Schemes

extension Fraction {
    /// How much more the first is; nil where it does not fit.
    static func difference(_ one: Fraction, _ other: Fraction) -> Fraction? {
        Fraction(
            Int128(one.numerator) * Int128(other.denominator)
                - Int128(other.numerator) * Int128(one.denominator),
            over: Int128(one.denominator) * Int128(other.denominator)
        )
    }
}
