package import Domain
package import Grammar
package import Notation

/// `优:90`: a grade and the least total that has it.
package struct CutPoint: Hashable, Sendable, FieldConvertible {
    package let name: String
    package let from: Marks

    package static var valueType: ValueType {
        ValueType(Label("cut", "等第线"), shape: "优:90")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// Reads a name, a colon and points.
    package static func read(_ text: String) throws(Refusal) -> CutPoint {
        guard let (name, points) = Pair.read(text),
            let scaled = Decimals.scaled(points, places: Marks.places),
            (0...Sheet.pointLimit).contains(scaled)
        else {
            throw Refusal(
                .badArgument,
                "\(excerpt(text)) is no grade; write it as 优:90",
                "\(excerpt(text)) 不是等第线，应写作 优:90",
                want: "cut"
            )
        }
        return CutPoint(name: name, from: Marks(hundredths: scaled))
    }

    package var fieldValue: FieldValue {
        .text("\(name):\(Decimals.text(from.hundredths, places: Marks.places))")
    }
}

/// `researcher:2`: how much an observer with that role counts.
package struct RoleWeight: Hashable, Sendable, FieldConvertible {
    package let role: PersonRole
    /// 1 to 100.
    package let weight: Int

    package static var valueType: ValueType {
        ValueType(Label("role-weight", "职务权重"), shape: "researcher:2")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// Reads a role, a colon and a whole number from 1 to 100.
    package static func read(_ text: String) throws(Refusal) -> RoleWeight {
        guard let (name, number) = Pair.read(text), let weight = Decimals.natural(number),
            (1...100).contains(weight)
        else {
            throw Refusal(
                .badArgument,
                "\(excerpt(text)) is no weight; write it as researcher:2",
                "\(excerpt(text)) 不是权重，应写作 教研员:2",
                want: "role-weight"
            )
        }
        return RoleWeight(role: try PersonRole.read(name), weight: weight)
    }

    package var fieldValue: FieldValue { .text("\(role.label.english):\(weight)") }
}

/// Two texts with a colon between them.
enum Pair {
    /// - Returns: nil where there is no colon, or nothing before it.
    static func read(_ text: some StringProtocol) -> (String, String)? {
        let scalars = text.unicodeScalars
        guard let colon = scalars.firstIndex(where: { $0 == ":" || $0 == "：" }),
            colon > scalars.startIndex
        else { return nil }
        return (String(text[..<colon]), String(text[scalars.index(after: colon)...]))
    }
}
