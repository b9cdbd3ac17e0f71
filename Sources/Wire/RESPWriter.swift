/// Writes the elements of RESP by hand: for HELLO, INFO, COMMAND DOCS and their like.
///
/// Counted elements are headers: as many elements as announced must follow.
package struct RESPWriter {
    private let output: OutputBuffer
    private let version: RESPVersion

    /// Makes a writer that appends to `output`.
    package init(_ output: OutputBuffer, version: RESPVersion) {
        self.output = output
        self.version = version
    }

    /// Begins an array of `count` elements.
    package func array(_ count: Int) {
        elements.array(count)
    }

    /// Begins a map of `count` pairs; in RESP2 a flat array.
    package func map(_ count: Int) {
        elements.map(count)
    }

    /// Begins a push of `count` elements; in RESP2 an array.
    package func push(_ count: Int) {
        elements.push(count)
    }

    /// Writes a bulk string.
    package func bulk(_ text: String) {
        elements.bulk(text)
    }

    /// Writes a bulk string of any bytes.
    package func bulk(_ bytes: [UInt8]) {
        elements.bulk(bytes)
    }

    /// Writes a text for people: verbatim in RESP3, else a bulk.
    package func verbatim(_ text: String) {
        elements.verbatim(text)
    }

    /// Writes a simple string; line ends and other controls become spaces.
    package func simple(_ text: String) {
        elements.simple(text)
    }

    /// Writes an error, for the few texts that no refusal has: `ERR DB index is out of range`.
    package func error(_ text: String) {
        elements.error(text)
    }

    /// Writes an integer.
    package func integer(_ number: Int) {
        elements.integer(number)
    }

    /// Writes a boolean; in RESP2 1 or 0.
    package func boolean(_ value: Bool) {
        elements.boolean(value)
    }

    /// Writes a null; in RESP2 a null bulk.
    package func null() {
        elements.null()
    }

    /// Writes what EXEC answers where WATCH saw a change; in RESP2 a null array.
    package func nullArray() {
        switch version {
        case .two: elements.array(-1)
        case .three: elements.null()
        }
    }

    private var elements: RESPElements {
        RESPElements(sink: output.sink, version: version)
    }
}
