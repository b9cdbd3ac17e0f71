import Domain
import Schemes
import Statistics

/// The sheets of one version of an instrument in columns: for each, who observed and what it came
/// to; those of a lesson side by side.
///
/// Twelve bytes a sheet. What is made from them does not depend on how they came to be here: rows
/// are in the order of their teachers, days and lessons, the sheets of one in that of their keys.
struct SheetColumns: Sendable {
    /// A lesson with its sheets.
    struct Row: Sendable {
        let lesson: Stored<Lesson>
        fileprivate(set) var start: Int
        let count: Int
        fileprivate let incomplete: Int

        var places: Range<Int> { start..<(start + count) }

        /// By teacher, day and key.
        fileprivate static func isBefore(_ left: Stored<Lesson>, _ right: Stored<Lesson>) -> Bool {
            let (one, other) = (left.giver, right.giver)
            return one == other ? left < right : one < other
        }
    }

    let key: InstrumentKey
    let instrument: Instrument
    private(set) var rows: [Row] = []
    /// Who observed, by number.
    private(set) var observers: [Int32] = []
    /// In points; no number where the sheet is incomplete.
    private(set) var scores: [Double] = []
    /// How many places of the columns no row has.
    private var holes = 0
    private var incomplete = 0
    /// By number, in the order in which they came; and how many sheets each has.
    private var persons: [PersonID] = []
    private var sheetCounts: [Int32] = []
    private var numbers: [PersonID: Int32] = [:]
    /// The numbers in the order of their persons.
    private var ranked: [Int32] = []
    /// What severity came to; another one whenever anything changes.
    private(set) var severity = Remembered<SeverityFigures>()
    private(set) var severityWithIntervals = Remembered<SeverityFigures>()

    init(_ key: InstrumentKey, _ instrument: Instrument) {
        self.key = key
        self.instrument = instrument
    }

    var isEmpty: Bool { rows.isEmpty }

    var counts: SheetCounts {
        SheetCounts(
            sheets: observers.count - holes,
            incomplete: incomplete,
            lessons: rows.count,
            teachers: teacherCount,
            observers: sheetCounts.count { $0 > 0 }
        )
    }

    private var teacherCount: Int {
        rows.indices.count { $0 == 0 || rows[$0].lesson.giver != rows[$0 - 1].lesson.giver }
    }

    /// Those who have a sheet, in the order of their keys, and the place of each among them by
    /// number.
    var observersByKey: (persons: [PersonID], places: [Int32]) {
        var found: [PersonID] = []
        var places = Array(repeating: Int32(-1), count: persons.count)
        for number in ranked where sheetCounts[Int(number)] > 0 {
            places[Int(number)] = Int32(found.count)
            found.append(persons[Int(number)])
        }
        return (found, places)
    }

    /// The one school in which all lessons were given; nil for several.
    var unit: UnitID? {
        guard let first = rows.first?.lesson.unit else { return nil }
        return rows.allSatisfy { $0.lesson.unit == first } ? first : nil
    }

    // MARK: Changes

    private mutating func forget() {
        severity = Remembered()
        severityWithIntervals = Remembered()
    }

    /// Takes what was gathered of lessons that it has no sheets of.
    mutating func add(_ gathered: GatheredSheets) {
        forget()
        let own = gathered.persons.map { number(of: $0) }
        observers.reserveCapacity(observers.count + gathered.observers.count)
        let start = observers.count
        for observer in gathered.observers {
            let number = own[Int(observer)]
            observers.append(number)
            sheetCounts[Int(number)] += 1
        }
        scores.append(contentsOf: gathered.scores)
        let isMany = gathered.rows.count > 16
        for row in gathered.rows {
            let places = (start + row.start)..<(start + row.end)
            let missing = scores[places].count { $0.isNaN }
            incomplete += missing
            let added = Row(
                lesson: row.lesson,
                start: places.lowerBound,
                count: places.count,
                incomplete: missing
            )
            if isMany { rows.append(added) } else { rows.insert(added, at: place(of: row.lesson)) }
        }
        if isMany { rows.sort { Row.isBefore($0.lesson, $1.lesson) } }
        rank()
    }

    /// Lets go of the sheets of a lesson, as it was when they were taken.
    mutating func remove(_ lesson: Stored<Lesson>) {
        let place = place(of: lesson)
        guard rows.indices.contains(place), rows[place].lesson.key == lesson.key else { return }
        forget()
        let row = rows.remove(at: place)
        for own in row.places { sheetCounts[Int(observers[own])] -= 1 }
        holes += row.count
        incomplete -= row.incomplete
        if holes > observers.count / 4 { close() }
    }

    /// Moves the rows together.
    private mutating func close() {
        var (kept, values): ([Int32], [Double]) = ([], [])
        kept.reserveCapacity(observers.count - holes)
        values.reserveCapacity(observers.count - holes)
        for place in rows.indices {
            let places = rows[place].places
            rows[place].start = kept.count
            kept.append(contentsOf: observers[places])
            values.append(contentsOf: scores[places])
        }
        (observers, scores, holes) = (kept, values, 0)
    }

    /// The first row that is not before the lesson's.
    private func place(of lesson: Stored<Lesson>) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if Row.isBefore(rows[middle].lesson, lesson) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func number(of person: PersonID) -> Int32 {
        if let number = numbers[person] { return number }
        let number = Int32(persons.count)
        numbers[person] = number
        persons.append(person)
        sheetCounts.append(0)
        return number
    }

    private mutating func rank() {
        guard ranked.count < persons.count else { return }
        ranked = persons.indices.sorted { persons[$0] < persons[$1] }.map { Int32($0) }
    }
}
