package import Domain
package import Grammar

/// `11-30`.
extension MonthDay: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("month-day", "月日"), shape: "11-30")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// Reads two digits for the month and two for the day.
    package static func read(_ text: String) throws(Refusal) -> MonthDay {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { part in
            part.utf8.count == 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard parts.count == 2, isPlain,
            let month = Int(parts[0]), let day = Int(parts[1]),
            let value = MonthDay(month: month, day: day)
        else { throw bad(text) }
        return value
    }

    package var fieldValue: FieldValue { .text(text) }

    package var text: String {
        (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)"
    }
}
