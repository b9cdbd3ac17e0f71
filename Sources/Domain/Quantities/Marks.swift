/// Marks of a test, in hundredths of a mark, so that 3541.5 is exact.
package struct Marks: Hashable, Comparable, Sendable {
    package let hundredths: Int

    package static let places = 2
    package static let zero = Marks(hundredths: 0)

    package init(hundredths: Int) {
        self.hundredths = hundredths
    }

    package static func < (left: Marks, right: Marks) -> Bool {
        left.hundredths < right.hundredths
    }
}
