import Domain
import Statistics

/// How severe each observer of some sheets is, and how consistent.
struct SeverityFigures: Sendable {
    /// Plain numbers: twenty thousand are written for one answer.
    struct Row: Sendable {
        /// The observer's place among `observers`.
        let place: Int
        /// The observer's number in the columns.
        let number: Int32
        let sheets: Int
        let mean: Double
        let deviation: Double?
        let effect: Double
        /// A day.
        let drift: Double?
        let component: Int
    }

    /// A teacher's lessons, and what their scores come to.
    struct Teacher: Sendable {
        /// The places of the rows of the teacher's lessons.
        let rows: Range<Int>
        let subject: SeverityAdjustment.Subject
        let estimate: Estimate?
    }

    /// In the order of the observers' keys.
    let rows: [Row]
    let adjustment: SeverityAdjustment
    let errors: SeverityErrors
    /// The observers' places among `adjustment.observers`.
    let observers: ObserverPlaces
    private let trends: ObserverTrends
    /// The rows of each subject's lessons, one after the other.
    private let lessons: [Int]

    /// Whether a component has more observers than have an exact interval, and estimated ones.
    let isEstimated: Bool

    /// Teachers with a complete sheet, in the order of their keys.
    var teachers: [Teacher] {
        adjustment.subjects.indices.compactMap { number in
            adjustment.subjects[number].map {
                Teacher(
                    rows: lessons[number]..<lessons[number + 1],
                    subject: $0,
                    estimate: errors.subject(number)
                )
            }
        }
    }

    /// What is said of an observer.
    func row(of observer: PersonID) -> Row? {
        let place = rows.partitioningIndex { self.observer(of: $0) >= observer }
        guard place < rows.count, self.observer(of: rows[place]) == observer else { return nil }
        return rows[place]
    }

    /// Whose row it is.
    func observer(of row: Row) -> PersonID { observers.persons[row.place] }

    /// The effect with its interval, where it has one.
    func error(of row: Row) -> Estimate? { errors.observer(row.place) }

    /// The drift a day with its interval.
    func drift(of row: Row) -> Estimate? { try? trends.drift(row.place) }

    /// What severity leaves of the scores of the teacher of a row; nil without a complete sheet.
    func adjusted(ofRow row: Int) -> Double? {
        adjustment.subjects[lessons.partitioningIndex { $0 > row } - 1]?.adjusted
    }

    init(
        _ columns: SheetColumns,
        _ halves: Halves,
        isEstimating: Bool = false
    ) throws(Undefined) {
        let observers = columns.observersByKey
        let sheets = Sheets(columns, observers, halves)
        let adjustment = try SeverityAdjustment(sheets.design, halves)
        let errors = try SeverityErrors(sheets.design, adjustment, isEstimating: isEstimating)
        let trends = ObserverTrends(sheets.design, adjustment, sheets.blocks, halves)
        (self.observers, self.adjustment, self.errors) = (observers, adjustment, errors)
        self.trends = trends
        lessons = sheets.lessons
        isEstimated = isEstimating && Self.isLarge(adjustment)
        let parts = halves.map(observers.persons.indices) { numbers in
            numbers.compactMap { number in
                adjustment.observers[number].map { observer in
                    Row(
                        place: number,
                        number: observers.numbers[number],
                        sheets: observer.count,
                        mean: trends.mean(number),
                        deviation: trends.deviation(number),
                        effect: observer.effect,
                        drift: trends.slope(number),
                        component: observer.component
                    )
                }
            }
        }
        rows = parts.count == 1 ? parts[0] : Array(parts.joined())
    }

    private static func isLarge(_ adjustment: SeverityAdjustment) -> Bool {
        var counts = Array(repeating: 0, count: adjustment.components)
        for observer in adjustment.observers {
            if let observer { counts[observer.component] += 1 }
        }
        return counts.contains { $0 > SeverityErrors.observerLimit }
    }

    /// The complete sheets in rows by teacher, with the lessons' days.
    private struct Sheets: Sendable {
        let design: SeverityDesign
        /// A lesson each.
        let blocks: [ObserverTrends.Block]
        /// Where the rows of each teacher's lessons begin, and the end of the last.
        let lessons: [Int]

        init(_ columns: SheetColumns, _ observers: ObserverPlaces, _ halves: Halves) {
            let rows = columns.rows
            var (starts, lessons): ([Int32], [Int]) = ([], [])
            var blocks: [ObserverTrends.Block] = []
            blocks.reserveCapacity(rows.count)
            var end: Int32 = 0
            for (place, row) in rows.enumerated() {
                if place == 0 || row.giver != rows[place - 1].giver {
                    starts.append(end)
                    lessons.append(place)
                }
                let subject = Int32(starts.count - 1)
                blocks.append(.init(subject: subject, start: end, time: Double(row.day)))
                end += row.count - row.incomplete
            }
            starts.append(end)
            lessons.append(rows.count)
            (self.blocks, self.lessons) = (blocks, lessons)
            let filled = Self.filled(columns, observers.ofNumber, blocks, Int(end), halves)
            design = SeverityDesign(
                starts: starts,
                observers: filled.observers,
                scores: filled.scores,
                observerCount: observers.persons.count
            )
        }

        /// The complete sheets alone, in the order of the rows.
        private static func filled(
            _ columns: SheetColumns,
            _ places: [Int32],
            _ blocks: [ObserverTrends.Block],
            _ count: Int,
            _ halves: Halves
        ) -> (observers: [Int32], scores: [Double]) {
            var scores: [Double] = []
            let observers = [Int32](unsafeUninitializedCapacity: count) { observers, filled in
                scores = [Double](unsafeUninitializedCapacity: count) { scores, filled in
                    // Either half writes the places of its own rows.
                    nonisolated(unsafe) let into = (observers: observers, scores: scores)
                    _ = halves.map(columns.rows.indices) { rows in
                        for row in rows {
                            var next = Int(blocks[row].start)
                            for place in columns.rows[row].places
                            where !columns.scores[place].isNaN {
                                into.observers[next] = places[Int(columns.observers[place])]
                                into.scores[next] = columns.scores[place]
                                next += 1
                            }
                        }
                    }
                    filled = count
                }
                filled = count
            }
            return (observers, scores)
        }
    }
}
