package import Domain
package import Grammar

/// All of a settled statement as one word of several lines, as a dump writes it.
extension SettledFigures: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("settled-figures", "结算明细"), shape: "\"scale 10000…\"")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// Reads a line for each figure, its first word saying of what kind it is.
    package static func read(_ text: String) throws(Refusal) -> SettledFigures {
        var figures = SettledFigures(
            scale: 0,
            exempt: nil,
            subjects: [],
            lines: [],
            requirements: []
        )
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw bad(text) }
            let rest = String(parts[1])
            switch parts[0] {
            case "scale": figures.scale = Decimals.natural(parts[1]) ?? 0
            case "exempt": figures.exempt = rest
            case "subject": figures.subjects.append(rest)
            case "line":
                guard let line = Line(text: rest) else { throw bad(text) }
                figures.lines.append(line)
            case "need":
                guard let requirement = Requirement(text: rest) else { throw bad(text) }
                figures.requirements.append(requirement)
            default: throw bad(text)
            }
        }
        guard figures.scale > 0 else { throw bad(text) }
        return figures
    }

    package var fieldValue: FieldValue {
        var texts = ["scale \(scale)"]
        texts += exempt.map { ["exempt \($0)"] } ?? []
        texts += subjects.map { "subject \($0)" }
        texts += lines.map { "line \($0.text)" } + requirements.map { "need \($0.text)" }
        return .text(texts.joined(separator: "\n"))
    }
}

/// A settled sum of hours, which may be 0.
package struct HourTotal: FieldConvertible {
    package let hundredths: Int

    package static var valueType: ValueType {
        ValueType(Label("hour-total", "学时合计"), shape: "64|0")
    }

    package static var columnKind: ColumnSpec.Kind { .decimal }

    package static func read(_ text: String) throws(Refusal) -> HourTotal {
        guard let scaled = Decimals.scaled(text, places: Hours.places), scaled >= 0,
            scaled <= Hours.limit.hundredths
        else { throw bad(text) }
        return HourTotal(hundredths: scaled)
    }

    package var fieldValue: FieldValue { .decimal(scaled: hundredths, places: Hours.places) }
}

/// A settled sum of credits, which may be 0.
package struct CreditTotal: FieldConvertible {
    package let tenThousandths: Int

    package static var valueType: ValueType {
        ValueType(Label("credit-total", "学分合计"), shape: "61.8|0")
    }

    package static var columnKind: ColumnSpec.Kind { .decimal }

    package static func read(_ text: String) throws(Refusal) -> CreditTotal {
        guard let scaled = Decimals.scaled(text, places: Credits.places), scaled >= 0,
            scaled <= Credits.limit.tenThousandths
        else { throw bad(text) }
        return CreditTotal(tenThousandths: scaled)
    }

    package var fieldValue: FieldValue {
        .decimal(scaled: tenThousandths, places: Credits.places)
    }
}
