/// Variances of effects and adjusted scores where the observers are too many for an inverse, in
/// those of a score.
///
/// The diagonal of S⁺ by vectors of random signs: z ∘ S⁺z has it as its mean. They are drawn until
/// each variance is known to a few hundredths; what is not by then is left out. The signs are the
/// same each time. Source: C. Bekas, E. Kokiopoulou & Y. Saad, An estimator for the diagonal of a
/// matrix, Appl. Numer. Math. 57 (2007).
struct SeverityVariances {
    /// What an estimate may be off, one standard error as a share of it; an interval's width may be
    /// off half as much.
    static let tolerance = 0.04
    private static let batch = 64
    private static let most = 512

    /// By number; nil for what is not there, or not known well enough.
    private(set) var ofSubjects: [Double?]
    private(set) var ofObservers: [Double?]

    /// Sums over the vectors drawn.
    private struct Sums {
        var values: [Double]
        var squares: [Double]
        var count = 0.0

        init(_ count: Int) {
            values = Array(repeating: 0, count: count)
            squares = values
        }

        mutating func add(_ value: Double, at place: Int) {
            values[place] += value
            squares[place] += value * value
        }

        func mean(_ place: Int) -> Double { values[place] / count }

        /// The standard error of the mean.
        func error(_ place: Int) -> Double {
            let mean = mean(place)
            return (max(0, squares[place] / count - mean * mean) / (count - 1)).squareRoot()
        }
    }

    init(_ design: SeverityDesign) throws(Undefined) {
        let equations = SeverityEquations(design, SeverityComponents(design))
        let there = (0..<design.subjectCount).filter { !design.row($0).isEmpty }
        var observers = Sums(design.observerCount)
        var subjects = Sums(design.subjectCount)
        var signs = Signs()
        let given = design.given.indices.filter { design.given[$0] > 0 }
        var isKnown = false
        while !isKnown, observers.count < Double(Self.most) {
            for _ in 0..<Self.batch {
                try Self.draw(&observers, given, equations, &signs)
                try Self.draw(&subjects, there, design, equations, &signs)
            }
            isKnown =
                given.allSatisfy { Self.isKnown(observers, $0, beside: 0) }
                && there.allSatisfy { Self.isKnown(subjects, $0, beside: Self.own($0, design)) }
        }
        ofObservers = Array(repeating: nil, count: design.observerCount)
        ofSubjects = Array(repeating: nil, count: design.subjectCount)
        for place in given where Self.isKnown(observers, place, beside: 0) {
            ofObservers[place] = observers.mean(place)
        }
        for place in there {
            let own = Self.own(place, design)
            guard Self.isKnown(subjects, place, beside: own) else { continue }
            ofSubjects[place] = own + subjects.mean(place)
        }
    }

    /// The part of a subject's variance that is its scores' own mean's.
    private static func own(_ subject: Int, _ design: SeverityDesign) -> Double {
        1 / Double(design.row(subject).count)
    }

    private static func isKnown(_ sums: Sums, _ place: Int, beside own: Double) -> Bool {
        let value = own + sums.mean(place)
        return value > 0 && sums.error(place) <= tolerance * value
    }

    private static func draw(
        _ sums: inout Sums,
        _ places: [Int],
        _ equations: SeverityEquations,
        _ signs: inout Signs
    ) throws(Undefined) {
        var vector = Array(repeating: 0.0, count: sums.values.count)
        for place in places { vector[place] = signs.next() }
        let product = try equations.pseudoInverse(times: vector)
        for place in places { sums.add(vector[place] * product[place], at: place) }
        sums.count += 1
    }

    /// The same for the means of the observers' effects that a subject's score takes off.
    private static func draw(
        _ sums: inout Sums,
        _ places: [Int],
        _ design: SeverityDesign,
        _ equations: SeverityEquations,
        _ signs: inout Signs
    ) throws(Undefined) {
        var chosen = Array(repeating: 0.0, count: sums.values.count)
        var vector = Array(repeating: 0.0, count: design.observerCount)
        for place in places {
            chosen[place] = signs.next()
            let share = chosen[place] / Double(design.row(place).count)
            for rating in design.row(place) { vector[Int(design.observers[rating])] += share }
        }
        let product = try equations.pseudoInverse(times: vector)
        for place in places {
            let row = design.row(place)
            let sum = row.reduce(0) { $0 + product[Int(design.observers[$1])] }
            sums.add(chosen[place] * sum / Double(row.count), at: place)
        }
        sums.count += 1
    }

    /// Signs that are the same in each run.
    ///
    /// Source: G. L. Steele, D. Lea & C. H. Flood, Fast splittable pseudorandom number generators
    /// (2014).
    private struct Signs {
        private var state: UInt64 = 45

        mutating func next() -> Double {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return (mixed ^ (mixed >> 31)) >> 63 == 0 ? 1 : -1
        }
    }
}
