/// A handle on the bytes of an `OutputBuffer`, through which writers append.
///
/// It does not keep the buffer alive: whoever stores it sees to that. A class reference in its
/// place would be retained, and its fields checked for exclusive access, at every append: measured,
/// that was 70 % of the time of a reply.
struct ByteSink {
    /// What the buffer owns.
    struct Storage {
        var base: UnsafeMutablePointer<UInt8>
        var count = 0
        var capacity: Int
    }

    private let storage: UnsafeMutablePointer<Storage>

    /// Makes the storage; `deallocate()` ends it.
    init(capacity: Int) {
        storage = .allocate(capacity: 1)
        storage.initialize(
            to: Storage(base: .allocate(capacity: capacity), capacity: capacity)
        )
    }

    func deallocate() {
        storage.pointee.base.deallocate()
        storage.deallocate()
    }

    var count: Int {
        storage.pointee.count
    }

    var capacity: Int {
        storage.pointee.capacity
    }

    var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: storage.pointee.base, count: count)
    }

    /// Appends one byte.
    @inline(__always)
    func append(_ byte: UInt8) {
        room(for: 1).pointee = byte
        storage.pointee.count &+= 1
    }

    /// Appends a literal.
    @inline(__always)
    func append(_ literal: StaticString) {
        append(literal.utf8Start, count: literal.utf8CodeUnitCount)
    }

    /// Appends a string's UTF-8.
    func append(_ text: String) {
        withUTF8(of: text) { append($0) }
    }

    /// Appends bytes.
    @inline(__always)
    func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        append(start, count: bytes.count)
    }

    /// Appends bytes.
    @inline(__always)
    func append(_ start: UnsafePointer<UInt8>, count: Int) {
        room(for: count).initialize(from: start, count: count)
        storage.pointee.count &+= count
    }

    /// Appends a RESP bulk: `$`, the length, the bytes.
    @inline(__always)
    func appendBulk(_ bytes: UnsafeBufferPointer<UInt8>) {
        let length = DecimalText(bytes.count)
        let size = length.length + bytes.count + 5
        var place = room(for: size)
        place[0] = UInt8(ascii: "$")
        length.write(to: place + 1)
        place += length.length + 1
        place[0] = 0x0D
        place[1] = 0x0A
        place += 2
        if let start = bytes.baseAddress { place.update(from: start, count: bytes.count) }
        place += bytes.count
        place[0] = 0x0D
        place[1] = 0x0A
        storage.pointee.count &+= size
    }

    /// Appends an exact number in decimal digits.
    func append(_ number: DecimalText) {
        number.write(to: room(for: number.length))
        storage.pointee.count &+= number.length
    }

    /// Appends a calendar day.
    func append(_ day: DayText) {
        day.write(to: room(for: DayText.length))
        storage.pointee.count &+= DayText.length
    }

    /// Forgets the bytes after the first `kept`.
    func truncate(to kept: Int) {
        precondition(kept >= 0 && kept <= count, "a buffer is cut to what it holds")
        storage.pointee.count = kept
    }

    /// Forgets the bytes and takes other memory.
    func restart(capacity: Int) {
        storage.pointee.base.deallocate()
        storage.pointee = Storage(base: .allocate(capacity: capacity), capacity: capacity)
    }

    /// Where the next `bytes` bytes go.
    @inline(__always)
    private func room(for bytes: Int) -> UnsafeMutablePointer<UInt8> {
        if storage.pointee.count &+ bytes > storage.pointee.capacity { grow(bytes) }
        return storage.pointee.base + storage.pointee.count
    }

    @inline(never)
    private func grow(_ bytes: Int) {
        let old = storage.pointee
        let capacity = max(old.capacity * 2, old.count + bytes)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.moveInitialize(from: old.base, count: old.count)
        old.base.deallocate()
        storage.pointee = Storage(base: larger, count: old.count, capacity: capacity)
    }

    /// Lends a string's UTF-8 without a copy, and without retaining it, where it has one.
    @inline(__always)
    func withUTF8(of text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard text.utf8.withContiguousStorageIfAvailable(body) == nil else { return }
        var native = text
        native.withUTF8(body)
    }
}
