import Statistics

/// One line of the script: a word and its arguments, lists by commas, tables by semicolons.
struct Request {
    private let word: String
    private let arguments: [Substring]

    init(_ line: String) {
        let parts = line.split(separator: " ")
        word = parts.first.map(String.init) ?? ""
        arguments = Array(parts.dropFirst())
    }

    /// The numbers that answer it; a word that it does not know is a fault of the script.
    func answer() throws(Undefined) -> [Double] {
        switch word {
        case "wilson": return try rate(.wilson)
        case "exact": return try rate(.exact)
        case "mean": return try mean()
        case "welch": return try welch()
        case "grouped": return try grouped()
        case "sum": return try sum(.mean)
        case "trimmed-sum": return try sum(.trimmed)
        case "trimmed": return try LessonScore.trimmed.estimate(list(0)).numbers
        case "functions": return functions()
        case "kappa": return try kappa()
        case "gwet": return try gwet()
        case "alpha": return try alpha()
        case "icc": return try intraclass()
        case "components": return try components()
        case "study": return try study()
        case "severity": return try severity()
        case "severity-timed": return try timed()
        case "shrinkage": return try shrinkage()
        case "residual-gain": return try residualGain()
        case "adjusted-gain": return try adjustedGain()
        case "ranks": return try ranks()
        case "drift": return try drift()
        case "halo": return try halo()
        case "outliers": return try outliers()
        case "weights": return try EffectiveWeights(rows(1), nominal: list(0)).effective
        case "discovery": return FalseDiscovery.adjusted(list(0))
        default: preconditionFailure("no such request: \(word)")
        }
    }

    // MARK: Arguments

    func number(_ place: Int) -> Double { Self.number(arguments[place]) }

    func integer(_ place: Int) -> Int { Int(number(place)) }

    func text(_ place: Int) -> String { String(arguments[place]) }

    func list(_ place: Int) -> [Double] {
        arguments[place].split(separator: ",").map(Self.number)
    }

    func rows(_ place: Int) -> [[Double]] {
        cells(place).map { $0.compactMap(\.self) }
    }

    /// A table; `-` is a missing cell.
    func cells(_ place: Int) -> [[Double?]] {
        arguments[place].split(separator: ";").map { row in
            row.split(separator: ",").map { $0 == "-" ? nil : Self.number($0) }
        }
    }

    private static func number(_ text: Substring) -> Double {
        guard let number = Double(text) else { preconditionFailure("no number: \(text)") }
        return number
    }
}

extension Estimate {
    /// The value, its error and its interval, as far as there are any.
    var numbers: [Double] {
        [value] + [standardError, interval?.lower, interval?.upper].compactMap(\.self)
    }
}
