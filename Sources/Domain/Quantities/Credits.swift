/// Credits (学分) as somebody stated them, in ten-thousandths of a credit.
package struct Credits: Hashable, Comparable, Sendable {
    package let tenThousandths: Int

    package static let places = 4

    package init(tenThousandths: Int) {
        self.tenThousandths = tenThousandths
    }

    package static func < (left: Credits, right: Credits) -> Bool {
        left.tenThousandths < right.tenThousandths
    }
}
