import Domain
import Schemes
import Statistics

/// The sheets of one version of an instrument in columns: for each, who observed and what it came
/// to; those of a lesson side by side.
///
/// Twelve bytes a sheet. What is made from them does not depend on how they came to be here: rows
/// are in the order of their givers, days and lessons, the sheets of one in that of their keys.
struct SheetColumns: Sendable {
    let key: InstrumentKey
    let instrument: Instrument
    private(set) var rows: [SheetRow] = []
    private var lessons = LessonTable()
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
    /// A number that no giver has yet.
    private var nextGiver: Int32 = 0
    private(set) var units: [UnitID] = []
    private var names = PersonNames()
    /// What severity came to; another one whenever anything changes.
    private var severity = Remembered<SeverityFigures>()
    private var severityWithIntervals = Remembered<SeverityFigures>()

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
        rows.indices.count { $0 == 0 || rows[$0].giver != rows[$0 - 1].giver }
    }

    /// Those who have a sheet, in the order of their keys.
    var observersByKey: ObserverPlaces {
        var found = ObserverPlaces(count: persons.count)
        for number in ranked where sheetCounts[Int(number)] > 0 {
            found.add(persons[Int(number)], number)
        }
        return found
    }

    /// The name of everybody who observes, or has, by number.
    func names(_ register: Register, on day: Day) -> [String] {
        names.all(persons, number: { numbers[$0] }, register, on: day)
    }

    /// The lesson of a row.
    func lesson(_ row: SheetRow) -> Stored<Lesson> { lessons[row.lesson] }

    /// The number of somebody who observes, or has.
    func number(of person: PersonID) -> Int32? { numbers[person] }

    /// The one school in which all lessons were given; nil for several.
    var unit: UnitID? {
        guard let first = rows.first else { return nil }
        return rows.allSatisfy { $0.unit == first.unit } ? units[Int(first.unit)] : nil
    }

    /// What severity comes to; made when it is first asked for.
    func figures(isEstimating: Bool, _ halves: Halves) throws(Undefined) -> SeverityFigures {
        let remembered = isEstimating ? severityWithIntervals : severity
        return try remembered.value { () throws(Undefined) in
            try SeverityFigures(self, halves, isEstimating: isEstimating)
        }
    }

    // MARK: Changes

    private mutating func forget() {
        severity = Remembered()
        severityWithIntervals = Remembered()
    }

    /// Takes what was gathered of lessons that it has no sheets of.
    mutating func add(_ gathered: GatheredSheets) {
        forget()
        let own = gathered.persons.map { number(adding: $0) }
        let start = observers.count
        if observers.isEmpty { observers.reserveCapacity(gathered.observers.count) }
        for observer in gathered.observers {
            let number = own[Int(observer)]
            observers.append(number)
            sheetCounts[Int(number)] += 1
        }
        scores.append(contentsOf: gathered.scores)
        let places = gathered.units.map { unit in
            units.firstIndex(of: unit)
                ?? {
                    units.append(unit)
                    return units.count - 1
                }()
        }
        let firstGiver = nextGiver
        nextGiver += (gathered.rows.last?.giver ?? -1) + 1
        let firstLesson = Int32(lessons.add(gathered.lessons))
        insert(
            gathered.rows.map { gathered in
                var row = gathered
                row.start += Int32(start)
                row.lesson += firstLesson
                row.giver += firstGiver
                row.unit = Int32(places[Int(row.unit)])
                return row
            }
        )
        rank()
    }

    /// Puts rows, which are in their order and whose givers have new numbers, among the others.
    private mutating func insert(_ added: [SheetRow]) {
        guard let first = added.first else { return }
        incomplete += added.reduce(0) { $0 + Int($1.incomplete) }
        let isAfterAll = rows.last.map { isBefore($0, first) } ?? true
        if isAfterAll {
            let seam = rows.count
            rows.append(contentsOf: added)
            joinGivers(from: seam, while: { $0.giver == first.giver })
        } else if added.count <= Self.fewRows {
            let lessons = lessons
            for row in added {
                let lesson = lessons[row.lesson]
                let place = place(of: lesson)
                rows.insert(row, at: place)
                joinGivers(from: place, while: { $0.lesson == row.lesson })
                joinGivers(from: place + 1, while: { lessons[$0.lesson].giver == lesson.giver })
            }
        } else {
            rows.append(contentsOf: added)
            rows = rows.sorted(by: isBefore)
            joinGivers(from: 0, while: { _ in true })
        }
    }

    private func isBefore(_ one: SheetRow, _ other: SheetRow) -> Bool {
        SheetRow.isBefore(lesson(one), lesson(other))
    }

    /// More are sorted in, not put in one by one.
    private static let fewRows = 16

    /// Gives rows the number of the row before where they have its giver.
    private mutating func joinGivers(from start: Int, while isMeant: (SheetRow) -> Bool) {
        for place in max(start, 1)..<max(start, 1, rows.count) {
            guard isMeant(rows[place]) else { return }
            if lesson(rows[place]).giver == lesson(rows[place - 1]).giver {
                rows[place].giver = rows[place - 1].giver
            }
        }
    }

    /// Lets go of the sheets of a lesson, as it was when they were taken.
    mutating func remove(_ lesson: Stored<Lesson>) {
        let place = place(of: lesson)
        guard rows.indices.contains(place), self.lesson(rows[place]).key == lesson.key
        else { return }
        forget()
        let row = rows.remove(at: place)
        for own in row.places { sheetCounts[Int(observers[own])] -= 1 }
        holes += Int(row.count)
        incomplete -= Int(row.incomplete)
        if holes > observers.count / 4 { take(from: self) }
    }

    /// The sheets of some of the lessons only.
    func filtered(_ takes: (SheetRow) -> Bool) -> SheetColumns {
        var part = self
        // Whoever comes next has another number in each.
        part.names = PersonNames(names)
        part.rows = rows.filter(takes)
        guard part.rows.count < rows.count else { return part }
        part.forget()
        part.take(from: self)
        part.sheetCounts = Array(repeating: 0, count: persons.count)
        for observer in part.observers { part.sheetCounts[Int(observer)] += 1 }
        part.incomplete = part.rows.reduce(0) { $0 + Int($1.incomplete) }
        return part
    }

    /// Takes the columns of its rows alone, one after the other.
    private mutating func take(from other: SheetColumns) {
        let count = rows.reduce(0) { $0 + Int($1.count) }
        var (kept, values): ([Int32], [Double]) = ([], [])
        kept.reserveCapacity(count)
        values.reserveCapacity(count)
        for place in rows.indices {
            let places = rows[place].places
            rows[place].start = Int32(kept.count)
            kept.append(contentsOf: other.observers[places])
            values.append(contentsOf: other.scores[places])
        }
        (observers, scores, holes) = (kept, values, 0)
        lessons.keep(&rows)
    }

    /// The first row that is not before the lesson's.
    private func place(of lesson: Stored<Lesson>) -> Int {
        rows.partitioningIndex { !SheetRow.isBefore(self.lesson($0), lesson) }
    }

    private mutating func number(adding person: PersonID) -> Int32 {
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
