package import Domain
package import Grammar

extension Day: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("date", "日期"), shape: "2024-09-01")
    }

    package static var columnKind: ColumnSpec.Kind { .day }

    package static func read(_ text: String) throws(Refusal) -> Day {
        guard let date = PartialDate(notation: text), let month = date.month,
            let dayOfMonth = date.day,
            let day = Day(year: date.year, month: month, day: dayOfMonth)
        else { throw bad(text) }
        return day
    }

    package var fieldValue: FieldValue { .day(self) }
}

extension PartialDate: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("partial-date", "日期或年月"), shape: "1988-03")
    }

    package static var columnKind: ColumnSpec.Kind { .day }

    package static func read(_ text: String) throws(Refusal) -> PartialDate {
        guard let date = PartialDate(notation: text) else { throw bad(text) }
        return date
    }

    package var fieldValue: FieldValue { .partial(self) }

    /// Reads `1988`, `1988-03`, `1988-03-09`; two digits for month and day, ASCII only.
    package init?(notation text: String) {
        var text = text
        let numbers = text.withUTF8 { bytes -> (Int, Int?, Int?)? in
            let length = bytes.count
            guard length == 4 || length == 7 || length == 10,
                let century = bytes.twoDigits(at: 0), let rest = bytes.twoDigits(at: 2)
            else { return nil }
            guard length > 4 else { return (century * 100 + rest, nil, nil) }
            guard bytes[4] == UInt8(ascii: "-"), let month = bytes.twoDigits(at: 5) else {
                return nil
            }
            guard length > 7 else { return (century * 100 + rest, month, nil) }
            guard bytes[7] == UInt8(ascii: "-"), let day = bytes.twoDigits(at: 8) else {
                return nil
            }
            return (century * 100 + rest, month, day)
        }
        guard let (year, month, day) = numbers else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The number of two ASCII digits.
    fileprivate func twoDigits(at place: Int) -> Int? {
        let (tens, ones) = (Int(self[place]) - 0x30, Int(self[place + 1]) - 0x30)
        guard (0...9).contains(tens), (0...9).contains(ones) else { return nil }
        return tens * 10 + ones
    }
}

extension DayRange: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("dates", "日期范围"), shape: "2024-10-01..2024-10-07")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// Reads one day, or two with `..` between.
    package static func read(_ text: String) throws(Refusal) -> DayRange {
        guard let dots = text.range(of: "..") else {
            let day = try Day.read(text)
            return DayRange(day, day)
        }
        let first = try Day.read(String(text[..<dots.lowerBound]))
        let last = try Day.read(String(text[dots.upperBound...]))
        guard first <= last else {
            throw Refusal(
                .badArgument,
                "the range ends on \(last), before it begins on \(first)",
                "范围的结束日 \(last) 早于开始日 \(first)",
                want: "dates"
            )
        }
        return DayRange(first, last)
    }

    package var fieldValue: FieldValue { .text(text) }

    package var text: String {
        guard let last else { return "\(first).." }
        return last == first ? "\(first)" : "\(first)..\(last)"
    }
}

extension String {
    /// Where `other` first stands in the string; Foundation stays out of this module.
    func range(of other: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) {
                return start..<index(start, offsetBy: other.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
