/// Writes the elements of RESP, in either version.
///
/// Counted elements are headers: as many elements as announced must follow. Like its sink it does
/// not keep the buffer alive.
struct RESPElements {
    /// Where the bytes go.
    let sink: ByteSink
    /// How maps, nulls, flags and texts look.
    let version: RESPVersion

    /// Begins an array of `count` elements.
    func array(_ count: Int) {
        header("*", count)
    }

    /// Begins a map of `count` pairs; in RESP2 a flat array.
    func map(_ count: Int) {
        if version == .three { header("%", count) } else { header("*", count * 2) }
    }

    /// Begins a push of `count` elements; in RESP2 an array.
    func push(_ count: Int) {
        header(version == .three ? ">" : "*", count)
    }

    /// Writes a bulk string.
    func bulk(_ text: String) {
        sink.withUTF8(of: text) { sink.appendBulk($0) }
    }

    /// Writes a bulk string of any bytes.
    func bulk(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { sink.appendBulk($0) }
    }

    /// Writes a text for people: verbatim in RESP3, else a bulk.
    func verbatim(_ text: String) {
        guard version == .three else {
            bulk(text)
            return
        }
        header("=", text.utf8.count + 4)
        sink.append("txt:")
        sink.append(text)
        sink.append("\r\n")
    }

    /// Writes a simple string; line ends and other controls become spaces.
    func simple(_ text: String) {
        sink.append(UInt8(ascii: "+"))
        sink.append(text, as: .simpleString)
        sink.append("\r\n")
    }

    /// Writes an error, for the few texts that no refusal has: `ERR DB index is out of range`.
    func error(_ text: String) {
        sink.append(UInt8(ascii: "-"))
        sink.append(text, as: .simpleString)
        sink.append("\r\n")
    }

    /// Writes an integer.
    func integer(_ number: Int) {
        header(":", number)
    }

    /// Writes a boolean; in RESP2 1 or 0.
    func boolean(_ value: Bool) {
        if version == .three {
            sink.append(value ? "#t\r\n" : "#f\r\n")
        } else {
            sink.append(value ? ":1\r\n" : ":0\r\n")
        }
    }

    /// Writes a null; in RESP2 a null bulk.
    func null() {
        sink.append(version == .three ? "_\r\n" : "$-1\r\n")
    }

    /// Writes an exact decimal as a bulk.
    func bulk(_ number: DecimalText) {
        header("$", number.length)
        sink.append(number)
        sink.append("\r\n")
    }

    /// Writes a calendar day as a bulk.
    func bulk(_ day: DayText) {
        sink.append("$10\r\n")
        sink.append(day)
        sink.append("\r\n")
    }

    private func header(_ type: Unicode.Scalar, _ number: Int) {
        sink.append(UInt8(ascii: type))
        sink.append(DecimalText(number))
        sink.append("\r\n")
    }
}
