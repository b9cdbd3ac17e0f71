extension NativeEncoder {
    /// Writes `\N`.
    package func none() {
        guard beginsCell() else { return }
        output.append("\\N")
    }

    /// Writes a text with its specials escaped.
    package func text(_ text: String) {
        guard beginsCell() else { return }
        output.append(text, as: .field)
    }

    /// Writes a whole number.
    package func integer(_ value: Int) {
        guard beginsCell() else { return }
        output.append(DecimalText(value))
    }

    /// Writes `true` or `false`.
    package func flag(_ value: Bool) {
        guard beginsCell() else { return }
        output.append(value ? "true" : "false")
    }

    /// Writes a decimal without trailing zeros.
    package func decimal(_ scaled: Int, places: Int) {
        guard beginsCell() else { return }
        output.append(DecimalText(scaled: scaled, places: places, isTrimmed: true))
    }

    /// Writes a decimal with all its places.
    package func fixed(_ scaled: Int, places: Int) {
        guard beginsCell() else { return }
        output.append(DecimalText(scaled: scaled, places: places, isTrimmed: false))
    }

    /// Writes a day as `2024-09-01`.
    package func day(year: Int, month: Int, day: Int) {
        guard beginsCell() else { return }
        output.append(DayText(year: year, month: month, day: day))
    }
}
