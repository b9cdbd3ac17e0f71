/// Bytes on their way to a client; they grow at the end and are taken all at once.
///
/// A class because it owns its memory, and because every writer of a reply appends to the same
/// one. It belongs to one thread at a time.
package final class OutputBuffer {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// How many bytes it holds.
    package private(set) var count = 0

    /// Makes an empty buffer.
    package init(capacity: Int = 256) {
        self.capacity = max(capacity, 64)
        base = .allocate(capacity: self.capacity)
    }

    deinit {
        base.deallocate()
    }

    /// Whether it holds no bytes.
    package var isEmpty: Bool {
        count == 0
    }

    /// Appends one byte.
    @inline(__always)
    package func append(_ byte: UInt8) {
        makeRoom(1)
        base[count] = byte
        count += 1
    }

    /// Appends a literal.
    package func append(_ literal: StaticString) {
        append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Appends a string's UTF-8.
    package func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Appends bytes.
    package func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        makeRoom(bytes.count)
        (base + count).initialize(from: start, count: bytes.count)
        count += bytes.count
    }

    /// Appends bytes.
    package func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    /// Appends a whole number in decimal digits.
    package func append(_ number: Int) {
        append(DecimalText(number))
    }

    /// Appends an exact number in decimal digits.
    func append(_ number: DecimalText) {
        let length = number.length
        makeRoom(length)
        number.write(to: base + count)
        count += length
    }

    /// Appends a calendar day.
    func append(_ day: DayText) {
        makeRoom(DayText.length)
        day.write(to: base + count)
        count += DayText.length
    }

    /// Lends the bytes, until the next change.
    package func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(start: base, count: count))
    }

    /// Forgets the bytes after the first `kept`: takes back what was just written.
    package func truncate(to kept: Int) {
        precondition(kept >= 0 && kept <= count, "a buffer is cut to what it holds")
        count = kept
    }

    /// Forgets the bytes; a very large memory is given back even when capacity is kept.
    package func removeAll(keepingCapacity keep: Bool = true) {
        count = 0
        guard !keep || capacity > WireLimits.keptOutputBytes else { return }
        base.deallocate()
        capacity = 256
        base = .allocate(capacity: capacity)
    }

    @inline(__always)
    private func makeRoom(_ bytes: Int) {
        if count + bytes > capacity { grow(bytes) }
    }

    @inline(never)
    private func grow(_ bytes: Int) {
        capacity = max(capacity * 2, count + bytes)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
    }
}
