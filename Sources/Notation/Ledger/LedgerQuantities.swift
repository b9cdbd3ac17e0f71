package import Domain
package import Grammar

extension Hours: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("hours", "学时"), shape: "8|1.5")
    }

    package static var columnKind: ColumnSpec.Kind { .decimal }

    /// The most hours that one figure may hold.
    package static let limit = Hours(hundredths: 10_000_000)

    /// Reads hours above 0, with at most two places.
    package static func read(_ text: String) throws(Refusal) -> Hours {
        guard let scaled = Decimals.scaled(text, places: places), scaled <= limit.hundredths else {
            throw bad(text)
        }
        guard scaled > 0 else {
            throw Refusal(
                .badArgument,
                "\(excerpt(text)) hours: hours are more than 0",
                "学时应大于 0：\(excerpt(text))",
                want: "hours",
                hint: "hours=1.5"
            )
        }
        return Hours(hundredths: scaled)
    }

    package var fieldValue: FieldValue { .decimal(scaled: hundredths, places: Self.places) }

    /// `1.5`.
    package var text: String { Decimals.text(hundredths, places: Self.places) }
}

extension Credits: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("credits", "学分"), shape: "1.5")
    }

    package static var columnKind: ColumnSpec.Kind { .decimal }

    /// The most credits that one figure may hold.
    package static let limit = Credits(tenThousandths: 1_000_000_000)

    /// Reads credits above 0, with at most four places.
    package static func read(_ text: String) throws(Refusal) -> Credits {
        guard let scaled = Decimals.scaled(text, places: places), scaled > 0,
            scaled <= limit.tenThousandths
        else { throw bad(text) }
        return Credits(tenThousandths: scaled)
    }

    package var fieldValue: FieldValue {
        .decimal(scaled: tenThousandths, places: Self.places)
    }
}
