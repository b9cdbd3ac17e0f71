import Foundation

/// SplitMix64, so that a seed gives the same numbers on every machine.
package struct Generator: RandomNumberGenerator {
    package var state: UInt64

    package init(state: UInt64) {
        self.state = state
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}

/// How long the fuzzers run, and from which seed: scripts/fuzz says more than a test run wants.
package enum Fuzzing {
    /// The seed of `SHIXUN_FUZZ_SEED`, or the same at every run.
    package static let seed =
        ProcessInfo.processInfo.environment["SHIXUN_FUZZ_SEED"].flatMap(UInt64.init) ?? 20_240_901

    /// The seconds of `SHIXUN_FUZZ_SECONDS`; nil for the usual number of rounds.
    package static let seconds =
        ProcessInfo.processInfo.environment["SHIXUN_FUZZ_SECONDS"].flatMap(Double.init)

    /// Calls the body that often, or as long as it was asked for.
    package static func rounds(_ usual: Int, _ body: (Int) throws -> Void) rethrows {
        let clock = ContinuousClock()
        let end = seconds.map { clock.now + .seconds($0) }
        var round = 0
        while end.map({ clock.now < $0 }) ?? (round < usual) {
            try body(round)
            round += 1
        }
    }
}
