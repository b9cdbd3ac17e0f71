import Domain
import Statistics

/// A lesson with its sheets, which stand side by side in columns.
///
/// Plain numbers, so that fifty thousand are copied and filtered without counting references.
struct SheetRow: Sendable {
    /// The lesson's place among those of the columns.
    var lesson: Int32
    /// Where its sheets begin in the columns.
    var start: Int32
    var count: Int32 = 0
    /// Of these, how many are incomplete.
    var incomplete: Int32 = 0
    /// The same for rows of one giver, another one for others'; and so for units.
    var giver: Int32
    var unit: Int32
    /// Since 1970.
    let day: Int32

    /// A row without sheets of the lesson at that place.
    init(_ lesson: Stored<Lesson>, at place: Int, start: Int, giver: Int32, unit: Int32) {
        self.lesson = Int32(place)
        self.start = Int32(start)
        self.giver = giver
        self.unit = unit
        day = Int32(lesson.on.daysSinceEpoch)
    }

    var places: Range<Int> { Int(start)..<Int(start + count) }

    /// How many of its sheets count.
    var complete: Int { Int(count - incomplete) }

    /// By giver, day and key: the order in which rows stand.
    static func isBefore(_ left: Stored<Lesson>, _ right: Stored<Lesson>) -> Bool {
        let (one, other) = (left.giver, right.giver)
        return one == other ? left < right : one < other
    }

    /// The lessons in the order in which rows stand.
    static func sorted(_ lessons: [Stored<Lesson>], _ halves: Halves) -> [Stored<Lesson>] {
        let parts = halves.map(lessons) { part in
            // What is compared stands in the rows that are sorted.
            part.map { (giver: $0.giver, on: $0.on, lesson: $0) }.sorted { one, other in
                guard one.giver == other.giver else { return one.giver < other.giver }
                return one.on == other.on ? one.lesson < other.lesson : one.on < other.on
            }
        }
        guard let first = parts.first, let second = parts.last, parts.count > 1 else {
            return parts.first?.map(\.lesson) ?? []
        }
        var merged: [Stored<Lesson>] = []
        merged.reserveCapacity(lessons.count)
        var place = 0
        for own in first {
            while place < second.count, isBefore(second[place].lesson, own.lesson) {
                merged.append(second[place].lesson)
                place += 1
            }
            merged.append(own.lesson)
        }
        merged.append(contentsOf: second[place...].lazy.map(\.lesson))
        return merged
    }
}
