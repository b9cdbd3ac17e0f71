import Domain
import Schemes

/// The sheets of some lessons by one version of an instrument, as they are gathered.
struct GatheredSheets: Sendable {
    let key: InstrumentKey
    let instrument: Instrument
    /// In the order of their lessons, with numbers of givers of their own, and of `units`.
    private(set) var rows: [SheetRow] = []
    /// One a row.
    private(set) var lessons: [Stored<Lesson>] = []
    private(set) var units: [UnitID] = []
    /// Who observed, by a number of `persons`.
    private(set) var observers: [Int32] = []
    /// In points; no number where the sheet is incomplete.
    private(set) var scores: [Double] = []
    private(set) var persons: [PersonID] = []
    private let scorer: SheetScorer
    private var byToken = IdentityNumbers()

    private init(_ key: InstrumentKey, _ instrument: Instrument) {
        self.key = key
        self.instrument = instrument
        scorer = SheetScorer(instrument)
    }

    /// The sheets of lessons, which are in the order of rows, by instrument.
    static func all(
        of lessons: ArraySlice<Stored<Lesson>>,
        _ regulations: Regulations
    ) -> [GatheredSheets] {
        var found: [GatheredSheets] = []
        // By form: sheets share it, and so nearly all are of the form of the one before.
        var places: [ObjectIdentifier: Int] = [:]
        var last: (form: ObjectIdentifier, place: Int)?
        let index = regulations.register.index.observationsByLesson
        withUnsafeTemporaryAllocation(of: Sheet.Mark.self, capacity: PlainSheet.markLimit) {
            marks in
            for lesson in lessons {
                index.visit(at: lesson.key) { observation in
                    guard let sheet = observation.plainSheet else { return }
                    if last?.form != sheet.form {
                        let place =
                            places[sheet.form] ?? place(of: observation, in: &found, regulations)
                        places[sheet.form] = place
                        last = (sheet.form, place)
                    }
                    guard let place = last?.place, place >= 0 else { return }
                    found[place].add(observation, of: lesson, sheet, marks)
                }
            }
        }
        return found
    }

    /// The place of those by a sheet's instrument, made where it is new; -1 where no scheme has it.
    private static func place(
        of observation: Stored<Observation>,
        in found: inout [GatheredSheets],
        _ regulations: Regulations
    ) -> Int {
        guard let key = observation.sheet?.instrument else { return -1 }
        if let place = found.firstIndex(where: { $0.key == key }) { return place }
        guard let instrument = regulations.instrument(key) else { return -1 }
        found.append(GatheredSheets(key, instrument))
        return found.count - 1
    }

    private mutating func add(
        _ observation: Stored<Observation>,
        of lesson: Stored<Lesson>,
        _ sheet: PlainSheet,
        _ marks: UnsafeMutableBufferPointer<Sheet.Mark>
    ) {
        let total =
            sheet.hasMarks
            ? scorer.total(of: marks, sheet.unpack(into: marks))
            : observation.sheet.flatMap { scorer.total(of: $0) }
        scores.append(total.map(Self.points) ?? .nan)
        let token = observation.observerToken
        if let number = byToken.number(of: token) {
            observers.append(number)
        } else {
            byToken.set(Int32(persons.count), of: token)
            observers.append(Int32(persons.count))
            persons.append(observation.observer)
        }
        if lessons.last !== lesson { begin(lesson) }
        rows[rows.count - 1].count += 1
        if total == nil { rows[rows.count - 1].incomplete += 1 }
    }

    /// A row for the sheet that was added last.
    private mutating func begin(_ lesson: Stored<Lesson>) {
        let last = rows.last
        let isOfLast = lessons.last?.giver == lesson.giver
        let giver = last.map { isOfLast ? $0.giver : $0.giver + 1 } ?? 0
        let unit: Int
        if let last, units[Int(last.unit)] == lesson.unit {
            unit = Int(last.unit)
        } else if let known = units.firstIndex(of: lesson.unit) {
            unit = known
        } else {
            unit = units.count
            units.append(lesson.unit)
        }
        rows.append(
            SheetRow(
                lesson,
                at: lessons.count,
                start: scores.count - 1,
                giver: giver,
                unit: Int32(unit)
            )
        )
        lessons.append(lesson)
    }

    /// A total of hundredths in points, for statistics.
    static func points(_ total: Fraction) -> Double {
        total.denominator == 1 ? Double(total.numerator) / 100 : total.approximate / 100
    }
}
