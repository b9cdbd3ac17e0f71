/// A teacher's certificate of continuing education (继续教育证书); one is live at a time.
///
/// The holding school is the teacher's unit, so that it follows a transfer.
///
/// Source: systems.md A16.
package struct Certificate: Entity {
    /// The number, with its check digit.
    package let id: CertificateID
    package var revision = 1
    package var teacher: PersonID
    package var issued: Day
    /// Since when it is void, because another one took its place.
    package var voided: Day?
    package var replaces: CertificateID?
    package var reason: String?

    package init(id: CertificateID, teacher: PersonID, issued: Day) {
        self.id = id
        self.teacher = teacher
        self.issued = issued
    }

    package var isLive: Bool { voided == nil }

    /// The check digit of a number's digits: ISO 7064, MOD 11,10.
    package static func checkDigit(of digits: some Sequence<Int>) -> Int {
        var product = 10
        for digit in digits {
            let sum = (product + digit) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        return (11 - product) % 10
    }

    /// Whether the number is digits whose last one checks the others.
    package static func isValid(_ number: String) -> Bool {
        let digits = number.utf8.map { Int($0) - 0x30 }
        guard digits.count > 1, let last = digits.last,
            digits.allSatisfy({ (0...9).contains($0) })
        else { return false }
        return checkDigit(of: digits.dropLast()) == last
    }
}
