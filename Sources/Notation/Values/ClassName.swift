package import Domain

/// The printed name of a class, 三（1）班, and the many ways in which people type it.
package struct ClassName: Hashable, Sendable {
    package let grade: Grade
    package let number: Int

    package init(grade: Grade, number: Int) {
        self.grade = grade
        self.number = number
    }

    /// 三（1）班.
    package var printed: String {
        let numeral = Grade.numerals[grade.number] ?? grade.text
        return "\(numeral)（\(number)）班"
    }

    /// 三1, as it is typed.
    package var short: String {
        "\(Grade.numerals[grade.number] ?? grade.text)\(number)"
    }

    /// Reads `三1`, `三（1）班`, `三(1)`, `3-1`, `3.1`, `K-2`, `高一3班`, `小2班`.
    package init?(notation text: String) {
        var rest = Substring(text)
        if rest.hasSuffix("班") { rest.removeLast() }
        let opening: Set<Character> = ["（", "(", "-", ".", "－"]
        let closing: Set<Character> = ["）", ")"]
        if let last = rest.last, closing.contains(last) { rest.removeLast() }
        let digits = rest.reversed().prefix { $0.isASCII && $0.isNumber }.count
        guard digits > 0, digits < rest.count else { return nil }
        let cut = rest.index(rest.endIndex, offsetBy: -digits)
        guard let number = Decimals.natural(rest[cut...]), SchoolClass.numbers.contains(number)
        else { return nil }
        var gradeText = rest[..<cut]
        if let last = gradeText.last, opening.contains(last) {
            gradeText.removeLast()
        }
        guard let grade = Grade(notation: String(gradeText)) else { return nil }
        self.init(grade: grade, number: number)
    }
}
