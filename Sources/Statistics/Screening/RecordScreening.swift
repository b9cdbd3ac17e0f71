/// What stands out in records by themselves.
///
/// Source: practice.md 4.12.
package enum RecordScreening {
    /// Records that cannot all be true: the same person and time under different places.
    ///
    /// One flag a person and time, its members the records' numbers in order; the strength is the
    /// number of places. The same record twice is one too: a strength of 1.
    package static func impossible<Time: Hashable, Place: Hashable>(
        _ records: [(person: Int, time: Time, place: Place)]
    ) -> [ScreeningFlag] {
        var together: [Moment<Time>: [Int]] = [:]
        for (number, record) in records.enumerated() {
            together[Moment(person: record.person, time: record.time), default: []].append(number)
        }
        return together.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }.map { members in
            let places = Set(members.map { records[$0].place }).count
            return ScreeningFlag(
                .impossibleRecord,
                members: members,
                strength: Double(places),
                count: members.count
            )
        }
    }

    /// Records entered more than `limit` days after their day; the strength is the number of days.
    package static func late(_ daysAfter: [Int], limit: Int) -> [ScreeningFlag] {
        daysAfter.enumerated().filter { $0.element > limit }.map {
            ScreeningFlag(.lateEntry, members: [$0.offset], strength: Double($0.element), count: 1)
        }
    }

    private struct Moment<Time: Hashable>: Hashable {
        let person: Int
        let time: Time
    }
}
