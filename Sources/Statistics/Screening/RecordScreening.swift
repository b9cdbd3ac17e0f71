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
    ) throws(Undefined) -> [ScreeningFlag] {
        var together: [Moment<Time>: [Int]] = [:]
        for (number, record) in records.enumerated() {
            together[Moment(person: record.person, time: record.time), default: []].append(number)
        }
        var flags: [ScreeningFlag] = []
        for members in together.values.filter({ $0.count > 1 }).sorted(by: { $0[0] < $1[0] }) {
            let places = Set(members.map { records[$0].place }).count
            let estimate = try Estimate(Double(places), count: members.count)
            flags.append(ScreeningFlag(.impossibleRecord, members: members, estimate))
        }
        return flags
    }

    /// Records entered more than `limit` days after their day; the strength is the number of days.
    package static func late(_ daysAfter: [Int], limit: Int) throws(Undefined) -> [ScreeningFlag] {
        var flags: [ScreeningFlag] = []
        for (place, days) in daysAfter.enumerated() where days > limit {
            let estimate = try Estimate(Double(days), count: 1)
            flags.append(ScreeningFlag(.lateEntry, members: [place], estimate))
        }
        return flags
    }

    private struct Moment<Time: Hashable>: Hashable {
        let person: Int
        let time: Time
    }
}
