extension RESPEncoder {
    /// Writes a null.
    package func none() {
        guard beginsCell() else { return }
        writer.null()
    }

    /// Writes a text as a bulk, its bytes as they are.
    package func text(_ text: String) {
        guard let name = nextName() else { return }
        let sink = writer.sink
        sink.withUTF8(of: text) { sink.appendBulk($0, after: name) }
    }

    /// Writes an integer.
    package func integer(_ value: Int) {
        guard beginsCell() else { return }
        writer.integer(value)
    }

    /// Writes a boolean.
    package func flag(_ value: Bool) {
        guard beginsCell() else { return }
        writer.boolean(value)
    }

    /// Writes a decimal without trailing zeros, as a bulk.
    package func decimal(_ scaled: Int, places: Int) {
        guard beginsCell() else { return }
        writer.bulk(DecimalText(scaled: scaled, places: places, isTrimmed: true))
    }

    /// Writes a decimal with all its places, as a bulk.
    package func fixed(_ scaled: Int, places: Int) {
        guard beginsCell() else { return }
        writer.bulk(DecimalText(scaled: scaled, places: places, isTrimmed: false))
    }

    /// Writes a day as a bulk, `2024-09-01`.
    package func day(year: Int, month: Int, day: Int) {
        guard let name = nextName() else { return }
        writer.sink.append(DayText(year: year, month: month, day: day), asBulkAfter: name)
    }
}
