import Domain
import Statistics

/// How severe each observer of some sheets is, and how consistent.
struct SeverityFigures: Sendable {
    struct Row: Sendable {
        let observer: PersonID
        let sheets: Int
        let mean: Double
        let deviation: Double?
        let effect: Double
        let error: Estimate?
        let drift: Estimate?
        let component: Int
    }

    /// In the order of the observers' keys.
    let rows: [Row]
    let components: Int
    /// By component.
    let freedom: [Result<Int, Undefined>]

    /// Whether a component has more observers than have an exact interval, and estimated ones.
    let isEstimated: Bool

    init(
        _ columns: SheetColumns,
        _ halves: Halves,
        isEstimating: Bool = false
    ) throws(Undefined) {
        let (persons, places) = columns.observersByKey
        let sheets = Sheets(columns, places, observerCount: persons.count)
        let adjustment = try SeverityAdjustment(sheets.design, halves)
        let errors = try SeverityErrors(sheets.design, adjustment, isEstimating: isEstimating)
        let own = OwnSheets(sheets, adjustment)
        components = adjustment.components
        freedom = errors.freedom
        isEstimated = isEstimating && Self.isLarge(adjustment)
        rows = halves.map(Array(persons.indices)) { numbers in
            numbers.compactMap { number in
                guard let observer = adjustment.observers[number] else { return nil }
                let range = own.range(number)
                let spread = try? Spread(own.scores[range])
                return Row(
                    observer: persons[number],
                    sheets: observer.count,
                    mean: spread?.mean ?? 0,
                    deviation: spread.flatMap { try? $0.standardDeviation(.countLessOne) },
                    effect: observer.effect,
                    error: errors.observers[number],
                    drift: try? SeverityDrift(
                        times: own.days[range],
                        residuals: own.residuals[range]
                    ).slope,
                    component: observer.component
                )
            }
        }.flatMap(\.self)
    }

    private static func isLarge(_ adjustment: SeverityAdjustment) -> Bool {
        var counts = Array(repeating: 0, count: adjustment.components)
        for observer in adjustment.observers {
            if let observer { counts[observer.component] += 1 }
        }
        return counts.contains { $0 > SeverityErrors.observerLimit }
    }

    /// The complete sheets in rows by teacher, with their days.
    private struct Sheets: Sendable {
        let design: SeverityDesign
        let days: [Double]

        init(_ columns: SheetColumns, _ places: [Int32], observerCount: Int) {
            var starts: [Int32] = []
            var observers: [Int32] = []
            var scores: [Double] = []
            var days: [Double] = []
            observers.reserveCapacity(columns.scores.count)
            scores.reserveCapacity(columns.scores.count)
            days.reserveCapacity(columns.scores.count)
            var last: PersonID?
            for row in columns.rows {
                let giver = row.lesson.giver
                if giver != last { starts.append(Int32(scores.count)) }
                last = giver
                let day = Double(row.lesson.on.daysSinceEpoch)
                for place in row.places where !columns.scores[place].isNaN {
                    observers.append(places[Int(columns.observers[place])])
                    scores.append(columns.scores[place])
                    days.append(day)
                }
            }
            starts.append(Int32(scores.count))
            design = SeverityDesign(
                starts: starts,
                observers: observers,
                scores: scores,
                observerCount: observerCount
            )
            self.days = days
        }
    }

    /// The same sheets by observer, with what each score is above what its teacher's adjusted score
    /// leads to expect.
    private struct OwnSheets: Sendable {
        private let starts: [Int]
        let scores: [Double]
        let days: [Double]
        let residuals: [Double]

        init(_ sheets: Sheets, _ adjustment: SeverityAdjustment) {
            let design = sheets.design
            var starts = [0]
            for count in design.given { starts.append((starts.last ?? 0) + Int(count)) }
            var next = starts
            var scores = Array(repeating: 0.0, count: design.scores.count)
            var (days, residuals) = (scores, scores)
            for subject in 0..<design.subjectCount {
                let adjusted = adjustment.subjects[subject]?.adjusted ?? 0
                for place in design.row(subject) {
                    let observer = Int(design.observers[place])
                    let own = next[observer]
                    next[observer] += 1
                    scores[own] = design.scores[place]
                    days[own] = sheets.days[place]
                    residuals[own] = design.scores[place] - adjusted
                }
            }
            self.starts = starts
            self.scores = scores
            self.days = days
            self.residuals = residuals
        }

        func range(_ observer: Int) -> Range<Int> { starts[observer]..<starts[observer + 1] }
    }
}
