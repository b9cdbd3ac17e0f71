/// Places with shared ranks: 1, 2, 2, 4.
package struct TieGroups: Hashable, Sendable {
    /// The place of each value in the order given, from 1; the greatest value is first.
    package let places: [Int]
    /// The groups from the best on, each the indexes of those who share a place.
    package let groups: [[Int]]

    /// Values share a place where they differ from the first of their group by at most the margin.
    ///
    /// With a margin of 0 only equal values do. The margin is the stated one of a rule, such as
    /// 0.05 of P(best): source practice.md 4.7.
    package init(_ values: [Double], margin: Double = 0) {
        let order = values.indices.sorted {
            values[$0] == values[$1] ? $0 < $1 : values[$0] > values[$1]
        }
        var groups: [[Int]] = []
        var places = Array(repeating: 0, count: values.count)
        for (number, index) in order.enumerated() {
            if let first = groups.last?.first, values[first] - values[index] <= margin {
                groups[groups.count - 1].append(index)
                places[index] = places[first]
            } else {
                groups.append([index])
                places[index] = number + 1
            }
        }
        self.groups = groups
        self.places = places
    }

    /// Those who share the first place, in the order given.
    package var winners: [Int] { (groups.first ?? []).sorted() }
}
