import Domain

/// What somebody observed in a period, double lessons taken as one.
///
/// Source: systems.md G01: a double lesson is one, whether it was recorded as two periods or as two
/// lessons; case 86.
struct ObservedLessons: Sendable {
    /// A lesson, or the halves of a double lesson.
    struct Unit: Sendable {
        let observations: [Observation]
        let lessons: [Lesson]

        var on: Day { lessons[0].on }
    }

    /// In the order of their days.
    let units: [Unit]

    init(by observer: PersonID, in period: DayRange, _ register: Register) {
        // By the index, so that what a person owes is looked up and not searched for.
        let pairs = register.index.observationsByObserver.stored(at: observer).compactMap {
            observation -> (Observation, Lesson)? in
            guard let lesson = register.lessons.stored(observation.value.lesson),
                period.contains(lesson.value.on)
            else { return nil }
            return (observation.value, lesson.value)
        }
        var groups: [[(Observation, Lesson)]] = []
        for pair in pairs.sorted(by: { ($0.1.on, $0.1.id) < ($1.1.on, $1.1.id) }) {
            // Two halves make one; a third lesson is another one.
            let place = groups.lastIndex { group in
                group.count == 1 && group[0].1.isHalf(with: pair.1)
                    && !group[0].1.isDouble && !pair.1.isDouble
            }
            if let place { groups[place].append(pair) } else { groups.append([pair]) }
        }
        units = groups.map { Unit(observations: $0.map(\.0), lessons: $0.map(\.1)) }
    }

    var count: Int { units.count }

    /// How many lie in these days.
    func count(in days: ClosedRange<Day>) -> Int {
        units.count { days.contains($0.on) }
    }
}

extension Lesson {
    /// Whether it is by itself a double lesson of several periods.
    fileprivate var isDouble: Bool {
        guard case .periods(let range) = time else { return false }
        return range.count > 1
    }
}
