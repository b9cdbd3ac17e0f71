/// Where the variance of lesson scores comes from: teachers, lessons, observers, their mixtures.
///
/// Source: L. J. Cronbach et al. (1972); R. L. Brennan, Generalizability Theory (2001); H. C. Hill,
/// C. Y. Charalambous & M. A. Kraft, Educational Researcher 41 (2012); practice.md 4.4.
package struct GeneralizabilityStudy: Hashable, Sendable {
    /// One score of one observer; teacher, lesson and observer are numbers from 0.
    package struct Score: Hashable, Sendable {
        package let teacher: Int
        /// A number of its own for every lesson of every teacher.
        package let lesson: Int
        package let observer: Int
        package let value: Double

        package init(teacher: Int, lesson: Int, observer: Int, value: Double) {
            self.teacher = teacher
            self.lesson = lesson
            self.observer = observer
            self.value = value
        }
    }

    /// σ²t: what is to be measured.
    package let teacher: Double
    /// σ²l: lessons within a teacher; 0 in a study without lessons.
    package let lesson: Double
    /// σ²r: observers' severity.
    package let observer: Double
    /// σ²tr: observers judge teachers differently; part of the residual in a study without lessons.
    package let teacherByObserver: Double
    /// σ²lr,e: all the rest.
    package let residual: Double
    /// Components that came out below 0 and were set to 0: a hint that the study is small.
    package let truncated: Int
    /// How many teachers, lessons, observers and scores.
    package let teachers: Int
    package let lessons: Int
    package let observers: Int
    package let scores: Int
    private let components: VarianceComponents

    /// Teachers by observers, whether or not every cell is filled: components t, r and tr,e.
    ///
    /// - Throws: `.tooFew` below two teachers or observers, `.inseparable` where scores repeat too
    ///   little, `.noSpread` where all are the same.
    package init(teachersByObservers scores: [Score]) throws(Undefined) {
        try self.init(scores, factors: [scores.map(\.teacher), scores.map(\.observer)])
    }

    /// Lessons within teachers by observers, whether or not every cell is filled.
    ///
    /// - Throws: as the study without lessons.
    package init(lessonsByObservers scores: [Score]) throws(Undefined) {
        var pairs: [[Int]: Int] = [:]
        var both: [Int] = []
        for score in scores {
            let pair = [score.teacher, score.observer]
            let number = pairs[pair] ?? pairs.count
            pairs[pair] = number
            both.append(number)
        }
        let factors = [
            scores.map(\.teacher), scores.map(\.observer), scores.map(\.lesson), both,
        ]
        try self.init(scores, factors: factors)
    }

    private init(_ scores: [Score], factors: [[Int]]) throws(Undefined) {
        let counts = [\Score.teacher, \.observer, \.lesson].map { key in
            Set(scores.map { $0[keyPath: key] }).count
        }
        for have in counts.prefix(2) where have < 2 { throw .tooFew(have: have, need: 2) }
        let values = scores.map(\.value)
        guard try Spread(values).squares > 0 else { throw .noSpread }
        let components = try VarianceComponents(values, factors: factors)
        self.init(components, isTruncated: true, counts: counts)
    }

    private init(_ components: VarianceComponents, isTruncated: Bool, counts: [Int]) {
        let parts = isTruncated ? components.values : components.estimated
        teacher = parts[0]
        observer = parts[1]
        lesson = parts.count > 2 ? parts[2] : 0
        teacherByObserver = parts.count > 3 ? parts[3] : 0
        residual = isTruncated ? components.residual : components.estimatedResidual
        let all = components.estimated + [components.estimatedResidual]
        truncated = all.count { $0 < 0 }
        teachers = counts[0]
        observers = counts[1]
        lessons = counts[2]
        scores = components.count
        self.components = components
    }

    /// The same study with its components as they were estimated, below 0 too: what an interval is
    /// made of, since what is cut off at 0 varies less than what was estimated.
    var asEstimated: GeneralizabilityStudy {
        Self(components, isTruncated: false, counts: [teachers, observers, lessons])
    }
}
