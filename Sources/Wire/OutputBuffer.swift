/// Bytes on their way to a client; they grow at the end and are taken all at once.
///
/// A class because it owns its memory, and because every writer of a reply appends to the same
/// one. It belongs to one thread at a time.
package final class OutputBuffer {
    private static let startCapacity = 256

    /// The way in for the writers of this module, valid as long as the buffer lives.
    let sink: ByteSink

    /// Makes an empty buffer.
    package init(capacity: Int = 256) {
        sink = ByteSink(capacity: max(capacity, 64))
    }

    deinit {
        sink.deallocate()
    }

    /// How many bytes it holds.
    package var count: Int {
        sink.count
    }

    /// Whether it holds no bytes.
    package var isEmpty: Bool {
        sink.count == 0
    }

    /// Appends one byte.
    package func append(_ byte: UInt8) {
        sink.append(byte)
    }

    /// Appends a literal.
    package func append(_ literal: StaticString) {
        sink.append(literal)
    }

    /// Appends a string's UTF-8.
    package func append(_ text: String) {
        sink.append(text)
    }

    /// Appends bytes.
    package func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        sink.append(bytes)
    }

    /// Appends bytes.
    package func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { sink.append($0) }
    }

    /// Appends a whole number in decimal digits.
    package func append(_ number: Int) {
        sink.append(DecimalText(number))
    }

    /// Lends the bytes, until the next change.
    package func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(sink.bytes)
    }

    /// Forgets the bytes after the first `kept`: takes back what was just written.
    package func truncate(to kept: Int) {
        sink.truncate(to: kept)
    }

    /// Forgets the bytes; a very large memory is given back even when capacity is kept.
    package func removeAll(keepingCapacity keep: Bool = true) {
        if keep, sink.capacity <= WireLimits.keptOutputBytes {
            sink.truncate(to: 0)
        } else {
            sink.restart(capacity: Self.startCapacity)
        }
    }
}
