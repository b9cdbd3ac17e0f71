import Domain

/// The lessons of some rows, which know them by their places here.
///
/// Most have been here from the first and are shared by all copies; what is added later stands in a
/// list of its own, so that a copy that is added to copies that alone.
struct LessonTable: Sendable {
    private var first: [Stored<Lesson>] = []
    private var added: [Stored<Lesson>] = []

    subscript(_ place: Int32) -> Stored<Lesson> {
        let place = Int(place)
        return place < first.count ? first[place] : added[place - first.count]
    }

    /// - Returns: the place of the first of them.
    mutating func add(_ lessons: [Stored<Lesson>]) -> Int {
        let place = first.count + added.count
        if first.isEmpty, added.isEmpty {
            first = lessons
        } else {
            added.append(contentsOf: lessons)
        }
        return place
    }

    /// Lets go of lessons that no row has, where they are most.
    mutating func keep(_ rows: inout [SheetRow]) {
        guard rows.count < added.count else { return }
        var kept: [Stored<Lesson>] = []
        kept.reserveCapacity(rows.count)
        for place in rows.indices {
            kept.append(self[rows[place].lesson])
            rows[place].lesson = Int32(place)
        }
        (first, added) = (kept, [])
    }
}
