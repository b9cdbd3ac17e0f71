package import Domain
package import Grammar

/// A field's value as it is shown, compared and sorted.
package enum FieldValue: Hashable, Sendable {
    /// Unset.
    case none
    case text(String)
    /// A fixed value, which goes over the wire in English, and its place among its kind.
    case word(Label, rank: Int)
    case integer(Int)
    /// A whole number of which only the least and the greatest possible value are known.
    case between(Int, Int)
    /// `scaled` / 10^`places`.
    case decimal(scaled: Int, places: Int)
    case day(Day)
    case partial(PartialDate)
    case list([String])
    case flag(Bool)

    /// Writes the value as one cell.
    ///
    /// Inlined: where the field is known, so is the case.
    @inline(__always)
    package func write(to writer: any ReplyWriter) {
        switch self {
        case .none: writer.none()
        case .text(let text): writer.text(text)
        case .word(let label, _): writer.text(label.english)
        case .integer(let number): writer.integer(number)
        case .between(let least, let most): writer.text("\(least)..\(most)")
        case .decimal(let scaled, let places): writer.decimal(scaled, places: places)
        case .day(let day):
            let (year, month, dayOfMonth) = day.civil
            writer.day(year: year, month: month, day: dayOfMonth)
        case .partial(let date):
            if let month = date.month, let day = date.day {
                writer.day(year: date.year, month: month, day: day)
            } else {
                writer.text(date.description)
            }
        case .list(let items):
            writer.text(items.count == 1 ? items[0] : items.joined(separator: ","))
        case .flag(let value): writer.flag(value)
        }
    }

    /// The value as text; empty where it is unset.
    package var text: String {
        switch self {
        case .none: ""
        case .text(let text): text
        case .word(let label, _): label.english
        case .integer(let number): String(number)
        case .between(let least, let most): "\(least)..\(most)"
        case .decimal(let scaled, let places): Decimals.text(scaled, places: places)
        case .day(let day): day.description
        case .partial(let date): date.description
        case .list(let items): items.joined(separator: ",")
        case .flag(let value): value ? "true" : "false"
        }
    }

    /// The order of two values of one field; unset ones come last.
    package static func isOrdered(_ left: FieldValue, before right: FieldValue) -> Bool {
        switch (left, right) {
        case (.none, _): false
        case (_, .none): true
        case (.integer(let left), .integer(let right)): left < right
        case (.between(let left, _), .between(let right, _)),
            (.integer(let left), .between(let right, _)),
            (.between(let left, _), .integer(let right)):
            left < right
        case (.decimal(let left, let places), .decimal(let right, let otherPlaces))
        where places == otherPlaces:
            left < right
        case (.word(_, let left), .word(_, let right)): left < right
        case (.day(let left), .day(let right)): left < right
        case (.partial(let left), .partial(let right)):
            (left.earliest, left.latest) < (right.earliest, right.latest)
        default: left.text < right.text
        }
    }
}
