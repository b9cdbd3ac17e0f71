package import Domain
package import Grammar

/// `92.5`, `absent` 缺考, `excused` 免考.
extension PupilMark.State: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("mark", "得分"), shape: "92.5|absent|excused")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    private static let absent = ["absent", "缺考", "缺"]
    private static let excused = ["excused", "免考", "免"]

    package static func read(_ text: String) throws(Refusal) -> PupilMark.State {
        if absent.contains(text) { return .absent }
        if excused.contains(text) { return .excused }
        guard let scaled = Decimals.scaled(text, places: Marks.places), scaled >= 0,
            scaled <= Marks.limit.hundredths
        else { throw bad(text) }
        return .marks(Marks(hundredths: scaled))
    }

    package var fieldValue: FieldValue {
        switch self {
        case .marks(let marks): marks.fieldValue
        case .absent: .text("absent")
        case .excused: .text("excused")
        }
    }
}

/// A mean as printed, with as many places as were printed: `89.98`.
extension PrintedMean: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("printed-mean", "印出的平均分"), shape: "89.98")
    }

    package static var columnKind: ColumnSpec.Kind { .decimal }

    /// Reads a mean with at most two places, which are kept.
    package static func read(_ text: String) throws(Refusal) -> PrintedMean {
        let places = text.utf8.firstIndex(of: UInt8(ascii: ".")).map { point in
            text.utf8.distance(from: point, to: text.utf8.endIndex) - 1
        }
        guard placesRange.contains(places ?? 0),
            let scaled = Decimals.scaled(text, places: places ?? 0), scaled >= 0,
            scaled <= Marks.limit.hundredths
        else { throw bad(text) }
        return PrintedMean(scaled: scaled, places: places ?? 0)
    }

    package var fieldValue: FieldValue { .decimal(scaled: scaled, places: places) }

    /// With its printed places: `90.0`.
    package var text: String { Decimals.fixed(scaled, places: places) }
}

/// A line of a scheme: a share of the full mark (`85%`) or marks (`85`).
package enum Threshold: Hashable, Sendable {
    case share(Percent)
    case marks(Marks)
}

extension Threshold: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("threshold", "分数线"), shape: "85%|85")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// Reads a share where a percent sign ends it, else marks.
    package static func read(_ text: String) throws(Refusal) -> Threshold {
        if text.hasSuffix("%") || text.hasSuffix("％") {
            return .share(try Percent.read(text))
        }
        guard let scaled = Decimals.scaled(text, places: Marks.places), scaled >= 0,
            scaled <= Marks.limit.hundredths
        else { throw bad(text) }
        return .marks(Marks(hundredths: scaled))
    }

    package var fieldValue: FieldValue { .text(text) }

    package var text: String {
        switch self {
        case .share(let share): share.text
        case .marks(let marks): Decimals.text(marks.hundredths, places: Marks.places)
        }
    }
}
