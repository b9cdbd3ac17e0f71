/// Hours of training (学时), in hundredths of an hour.
package struct Hours: Hashable, Comparable, Sendable {
    package let hundredths: Int

    package static let places = 2
    package static let zero = Hours(hundredths: 0)

    package init(hundredths: Int) {
        self.hundredths = hundredths
    }

    package static func < (left: Hours, right: Hours) -> Bool {
        left.hundredths < right.hundredths
    }
}
