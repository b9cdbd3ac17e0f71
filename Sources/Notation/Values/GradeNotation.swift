package import Domain
package import Grammar

extension Grade: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("grade", "年级"), shape: "3")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// The grades' numerals in class names: 三（1）班.
    static let numerals = [
        -3: "小", -2: "中", -1: "大", 0: "K", 1: "一", 2: "二", 3: "三", 4: "四", 5: "五", 6: "六",
        7: "七", 8: "八", 9: "九", 10: "高一", 11: "高二", 12: "高三",
    ]

    /// Reads `3`, `三`, `三年级`, `K`, `小班`, `初一`, `高二`.
    package static func read(_ text: String) throws(Refusal) -> Grade {
        guard let grade = Grade(notation: text) else { throw bad(text) }
        return grade
    }

    package init?(notation text: String) {
        if let number = Decimals.natural(text), number > 0 {
            self.init(number)
            return
        }
        if text.asciiLowercased == "k" {
            self.init(0)
            return
        }
        // 小班 is a grade, 三班 a class.
        let isGroup = text.hasSuffix("班")
        let name = String(text.dropLast(isGroup ? 1 : text.hasSuffix("年级") ? 2 : 0))
        let juniors = ["初一": 7, "初二": 8, "初三": 9]
        let known = Self.numerals.first { $0.value == name }?.key ?? juniors[name]
        guard let number = known, name == text || (isGroup ? number <= 0 : number >= 0)
        else { return nil }
        self.init(number)
    }

    /// Ranked by number, so that grade 10 comes after grade 9.
    package var fieldValue: FieldValue { .word(Label(text, chineseName), rank: number) }

    /// What goes over the wire: `3`, `K`, and −3…−1 as 小班, 中班, 大班.
    package var text: String {
        switch number {
        case -3: "小班"
        case -2: "中班"
        case -1: "大班"
        case 0: "K"
        default: String(number)
        }
    }

    /// As people say it: 三年级.
    package var chineseName: String {
        let numeral = Self.numerals[number] ?? String(number)
        return number < 0 ? "\(numeral)班" : number >= 10 ? numeral : "\(numeral)年级"
    }
}

extension GradeRange: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("grades", "年级范围"), shape: "1..5")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    package static func read(_ text: String) throws(Refusal) -> GradeRange {
        let ends = text.range(of: "..")
        let first = try Grade.read(ends.map { String(text[..<$0.lowerBound]) } ?? text)
        let last = try Grade.read(ends.map { String(text[$0.upperBound...]) } ?? text)
        guard let range = GradeRange(first, last) else { throw bad(text) }
        return range
    }

    package var fieldValue: FieldValue { .text(text) }

    package var text: String {
        first == last ? first.text : "\(first.text)..\(last.text)"
    }
}
