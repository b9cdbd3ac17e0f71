import Foundation
import Testing

@testable import Statistics

/// The functions of our own against the C library's and printed tables.
struct FunctionTests {
    @Test("exponential and logarithm are the C library's to the last places")
    func elementary() {
        var numbers = SeededNumbers(seed: 1)
        for _ in 0..<20_000 {
            let x = Double.random(in: -700...700, using: &numbers)
            #expect((RealFunctions.exp(x) / exp(x) - 1).magnitude < 5e-16)
            let y = exp(x)
            #expect((RealFunctions.log(y) - log(y)).magnitude <= 2e-16 * max(1, log(y).magnitude))
            let small = Double.random(in: -0.9...2, using: &numbers)
            let own = RealFunctions.log1p(small)
            #expect((own - log1p(small)).magnitude <= 4e-16 * log1p(small).magnitude)
        }
        #expect(RealFunctions.exp(0) == 1)
        #expect(RealFunctions.exp(1_000) == .infinity)
        #expect(RealFunctions.exp(-1_000) == 0)
        #expect(RealFunctions.log(1) == 0)
        #expect(RealFunctions.log(0) == -.infinity)
    }

    @Test("the normal distribution is erfc's, in the far tail too")
    func normal() {
        for step in -80...80 {
            let z = Double(step) / 8
            let reference = erfc(z / 2.0.squareRoot()) / 2
            let own = NormalDistribution.tails(z).upper
            #expect((own / reference - 1).magnitude < 1e-13, "\(z)")
        }
        #expect(close(NormalDistribution.quantile(upper: 0.025), 1.959963984540054, 14))
        #expect(close(NormalDistribution.quantile(upper: 0.975), -1.959963984540054, 14))
        #expect(NormalDistribution.quantile(upper: 0.5).magnitude < 1e-15)
    }

    @Test("t and F bounds are those of the tables")
    func tables() {
        let confidence = Confidence.ninetyFivePercent
        #expect(close(StudentDistribution(freedom: 1).bound(confidence), 12.706204736174705, 11))
        #expect(close(StudentDistribution(freedom: 2).bound(confidence), 4.302652729749462, 12))
        #expect(close(StudentDistribution(freedom: 9).bound(confidence), 2.262157163, 9))
        #expect(close(StudentDistribution(freedom: 1e7).bound(confidence), 1.9599642, 7))
        // F₁,ν is the square of t_ν.
        let f = FisherDistribution(1, 9).quantile(upper: 0.05)
        let t = StudentDistribution(freedom: 9).bound(confidence)
        #expect(close(f, t * t, 11))
        #expect(close(FisherDistribution(5, 10).upper(3.3258), 0.05, 5))
        // With two degrees of freedom χ² is an exponential.
        #expect(close(ChiSquareDistribution(freedom: 2).upper(5), exp(-2.5), 14))
        #expect(close(ChiSquareDistribution(freedom: 2).upper(0.5), exp(-0.25), 14))
    }

    @Test("quantiles undo probabilities")
    func inverses() {
        var numbers = SeededNumbers(seed: 2)
        for _ in 0..<500 {
            let a = exp(Double.random(in: -1...9, using: &numbers))
            let b = exp(Double.random(in: -1...9, using: &numbers))
            let p = Double.random(in: 0.0001...0.9999, using: &numbers)
            let beta = BetaDistribution(a, b)
            #expect((beta.tails(beta.quantile(p)).lower - p).magnitude < 1e-10, "\(a) \(b) \(p)")
        }
    }

    @Test("a confidence lies between 0 and 1")
    func confidence() {
        #expect(Confidence(thousandths: 0) == nil)
        #expect(Confidence(thousandths: 1_000) == nil)
        #expect(Confidence(thousandths: 950) == .ninetyFivePercent)
    }
}
