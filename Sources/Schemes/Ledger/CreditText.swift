import Domain
import Notation

/// How amounts of a settlement are written.
package enum CreditText {
    /// Hours, or credits exactly where four places are enough, else rounded half up to four.
    package static func amount(_ units: Int, _ measure: CreditMeasure, scale: Int) -> String {
        Decimals.text(places4(units, measure, scale: scale), places: 4)
    }

    /// In ten-thousandths, rounded half up.
    package static func places4(_ units: Int, _ measure: CreditMeasure, scale: Int) -> Int {
        switch measure {
        case .hours: units * 100
        case .credits: Fraction(units, scale / 10_000).rounded(places: 0) ?? 0
        }
    }
}
