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

    init(by observer: PersonID, in period: DayRange, _ register: Register) {
        // By the index, so that what a person owes is looked up and not searched for.
        var records: [(observation: Stored<Observation>, lesson: Stored<Lesson>)] = []
        for observation in register.index.observationsByObserver.stored(at: observer) {
            guard let lesson = register.lessons.stored(observation.lesson),
                period.contains(lesson.on)
            else { continue }
            records.append((observation, lesson))
        }
        records.sort { $0.lesson < $1.lesson }
        var units: [Unit] = []
        for record in records {
            // Two halves make one; a third lesson is another one.
            let place = units.indices.reversed().prefix { units[$0].on == record.lesson.on }
                .first { place in
                    let first = units[place].records
                    return first.count == 1 && first[0].lesson.isHalf(with: record.lesson)
                        && !Self.isDouble(first[0].lesson) && !Self.isDouble(record.lesson)
                }
            if let place {
                units[place].records.append(record)
            } else {
                units.append(Unit(records: [record], on: record.lesson.on))
            }
        }
        self.units = units
    }

    /// Whether it is by itself a double lesson of several periods.
    private static func isDouble(_ lesson: Stored<Lesson>) -> Bool {
        guard case .periods(let range) = lesson.time else { return false }
        return range.count > 1
    }

    var count: Int { units.count }

    /// How many lie in these days.
    func count(in days: ClosedRange<Day>) -> Int {
        units.count { days.contains($0.on) }
    }
}
