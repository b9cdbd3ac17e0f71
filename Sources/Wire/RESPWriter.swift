/// The version of RESP that a connection asked for with HELLO; a new one has 2.
package enum RESPVersion: Int, Sendable, CaseIterable {
    case two = 2
    case three = 3
}

/// Writes the elements of RESP, in either version.
///
/// Counted elements are headers: as many elements as announced must follow.
package struct RESPWriter {
    /// Where the bytes go.
    package let output: OutputBuffer
    /// How maps, nulls, flags and texts look.
    package let version: RESPVersion

    /// Makes a writer that appends to `output`.
    package init(_ output: OutputBuffer, version: RESPVersion) {
        self.output = output
        self.version = version
    }

    /// Begins an array of `count` elements.
    package func array(_ count: Int) {
        header("*", count)
    }

    /// Begins a map of `count` pairs; in RESP2 a flat array.
    package func map(_ count: Int) {
        if version == .three { header("%", count) } else { header("*", count * 2) }
    }

    /// Begins a push of `count` elements; in RESP2 an array.
    package func push(_ count: Int) {
        header(version == .three ? ">" : "*", count)
    }

    /// Writes a bulk string.
    package func bulk(_ text: String) {
        header("$", text.utf8.count)
        output.append(text)
        output.append("\r\n")
    }

    /// Writes a bulk string of any bytes.
    package func bulk(_ bytes: [UInt8]) {
        header("$", bytes.count)
        output.append(bytes)
        output.append("\r\n")
    }

    /// Writes a text for people: verbatim in RESP3, else a bulk.
    package func verbatim(_ text: String) {
        guard version == .three else {
            bulk(text)
            return
        }
        header("=", text.utf8.count + 4)
        output.append("txt:")
        output.append(text)
        output.append("\r\n")
    }

    /// Writes a simple string; line ends and other controls become spaces.
    package func simple(_ text: String) {
        output.append(UInt8(ascii: "+"))
        output.append(text, as: .simpleString)
        output.append("\r\n")
    }

    /// Writes an error, for the few texts that no refusal has: `ERR DB index is out of range`.
    package func error(_ text: String) {
        output.append(UInt8(ascii: "-"))
        output.append(text, as: .simpleString)
        output.append("\r\n")
    }

    /// Writes an integer.
    package func integer(_ number: Int) {
        header(":", number)
    }

    /// Writes a boolean; in RESP2 1 or 0.
    package func boolean(_ value: Bool) {
        if version == .three {
            output.append(value ? "#t\r\n" : "#f\r\n")
        } else {
            output.append(value ? ":1\r\n" : ":0\r\n")
        }
    }

    /// Writes a null; in RESP2 a null bulk.
    package func null() {
        output.append(version == .three ? "_\r\n" : "$-1\r\n")
    }

    /// Writes an exact decimal as a bulk.
    func bulk(_ number: DecimalText) {
        header("$", number.length)
        output.append(number)
        output.append("\r\n")
    }

    /// Writes a calendar day as a bulk.
    func bulk(_ day: DayText) {
        output.append("$10\r\n")
        output.append(day)
        output.append("\r\n")
    }

    private func header(_ type: Unicode.Scalar, _ number: Int) {
        output.append(UInt8(ascii: type))
        output.append(number)
        output.append("\r\n")
    }
}
