import Domain

/// What somebody observed in a period, double lessons taken as one.
///
/// Source: systems.md G01: a double lesson is one, whether it was recorded as two periods or as two
/// lessons; case 86.
struct ObservedLessons: Sendable {
    /// A lesson, or the halves of a double lesson.
    struct Unit: Sendable {
        fileprivate(set) var records: [(observation: Stored<Observation>, lesson: Stored<Lesson>)]
        let on: Day

        var observations: [Observation] { records.map(\.observation.value) }
        var lessons: [Lesson] { records.map(\.lesson.value) }
    }

    /// In the order of their days.
    let units: [Unit]
    /// Those days.
    private let days: [Day]

    init(by observer: PersonID, in period: DayRange, _ register: Register) {
        // By the index, so that what a person owes is looked up and not searched for.
        var records: [(observation: Stored<Observation>, lesson: Stored<Lesson>)] = []
        var order: [(on: Day, place: Int)] = []
        register.visitObservations(by: observer, in: period) { observation, lesson in
            order.append((lesson.on, records.count))
            records.append((observation, lesson))
        }
        order.sort { left, right in
            left.on == right.on
                ? records[left.place].lesson < records[right.place].lesson : left.on < right.on
        }
        var units: [Unit] = []
        units.reserveCapacity(order.count)
        for (on, place) in order {
            let record = records[place]
            if let half = Self.half(of: record.lesson, on, among: units) {
                units[half].records.append(record)
            } else {
                units.append(Unit(records: [record], on: on))
            }
        }
        self.units = units
        days = units.map(\.on)
    }

    /// The place of the lesson's other half; two halves make one, a third lesson is another one.
    private static func half(of lesson: Stored<Lesson>, _ on: Day, among units: [Unit]) -> Int? {
        var place = units.count - 1
        while place >= 0, units[place].on == on {
            let first = units[place].records
            if first.count == 1, first[0].lesson.isHalf(with: lesson), !isDouble(first[0].lesson),
                !isDouble(lesson)
            {
                return place
            }
            place -= 1
        }
        return nil
    }

    /// Whether it is by itself a double lesson of several periods.
    private static func isDouble(_ lesson: Stored<Lesson>) -> Bool {
        guard case .periods(let range) = lesson.time else { return false }
        return range.count > 1
    }

    var count: Int { units.count }

    /// How many lie in these days.
    func count(in range: ClosedRange<Day>) -> Int {
        days.count { range.contains($0) }
    }
}
