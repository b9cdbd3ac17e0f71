/// What a class's or school's composite indices are made from, in the conventions of 一分三率.
///
/// Source: practice.md 3.4.
package struct ClassFigures: Hashable, Sendable {
    /// N: on roll or sat, as the scheme chooses.
    package let count: Int
    package let passed: Int
    package let excellent: Int
    /// The mean mark over the full mark, 0…1 (得分率).
    package let scoreRate: Double

    /// - Throws: `.tooFew` for nobody, `.contradiction` where counts or marks cannot be.
    package init(
        count: Int,
        passed: Int,
        excellent: Int,
        scoreRate: Double
    ) throws(Undefined) {
        guard count > 0 else { throw .tooFew(have: count, need: 1) }
        guard (0...count).contains(passed), (0...passed).contains(excellent),
            (0...1).contains(scoreRate)
        else { throw .contradiction }
        self.count = count
        self.passed = passed
        self.excellent = excellent
        self.scoreRate = scoreRate
    }

    package var passRate: Double { Double(passed) / Double(count) }
    package var excellentRate: Double { Double(excellent) / Double(count) }

    /// The S value of primary schools: (合格率·50 % + 得分率·45 % + 优秀率·5 %)·100.
    package func sValue() throws(Undefined) -> Estimate {
        let sum = 0.5 * passRate + 0.45 * scoreRate + 0.05 * excellentRate
        return try Estimate(100 * sum, count: count)
    }

    /// 超均率: (class's mean − school's mean) / school's mean.
    ///
    /// - Throws: `.noSpread` for a mean of 0.
    package static func aboveMean(_ mean: Double, of all: Double) throws(Undefined) -> Double {
        guard all != 0 else { throw .noSpread }
        return (mean - all) / all
    }

    /// 平均分比率: (class's mean / grade's mean now) over the same at entry.
    ///
    /// - Throws: `.noSpread` for a mean of 0 that is divided by.
    package static func meanRatio(
        now: (mean: Double, grade: Double),
        entry: (mean: Double, grade: Double)
    ) throws(Undefined) -> Double {
        guard now.grade != 0, entry.mean != 0, entry.grade != 0 else { throw .noSpread }
        return (now.mean / now.grade) / (entry.mean / entry.grade)
    }
}
