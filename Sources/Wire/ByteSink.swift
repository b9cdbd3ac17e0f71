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

    /// Appends a column's name.
    @inline(__always)
    func append(_ name: ColumnName) {
        let place = room(for: name.count &+ Self.slack)
        name.write(to: place)
        storage.pointee.count &+= name.count
    }

    /// Appends a RESP bulk, `$`, the length, the bytes, after the name of its column.
    @inline(__always)
    func appendBulk(
        _ bytes: UnsafeBufferPointer<UInt8>,
        after name: ColumnName = ColumnName.none
    ) {
        let count = bytes.count
        // A name, a short length and a short text are stored in steps, the last of which go past
        // their end and are written over.
        let start = room(for: name.count &+ count &+ Self.bulkFrame &+ Self.slack)
        var place = start
        name.write(to: place)
        place += name.count
        place += Self.writeBulkLength(count, to: place)
        if let base = bytes.baseAddress { Self.copy(base, to: place, count: count) }
        place += count
        place[0] = 0x0D
        place[1] = 0x0A
        storage.pointee.count &+= place + 2 - start
    }

    /// The bytes past the end of what is copied in steps that may be read and written.
    static let slack = 32

    /// Copies bytes; few of them without a call.
    @inline(__always)
    private static func copy(
        _ source: UnsafePointer<UInt8>,
        to place: UnsafeMutablePointer<UInt8>,
        count: Int
    ) {
        let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(place))
        switch count {
        case 8...16:
            // Two steps that overlap.
            let last = from.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            to.storeBytes(of: from.loadUnaligned(as: UInt64.self), as: UInt64.self)
            to.storeBytes(of: last, toByteOffset: count - 8, as: UInt64.self)
        case 4...7:
            let last = from.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            to.storeBytes(of: from.loadUnaligned(as: UInt32.self), as: UInt32.self)
            to.storeBytes(of: last, toByteOffset: count - 4, as: UInt32.self)
        case 0...3:
            for index in 0..<count { place[index] = source[index] }
        default:
            place.update(from: source, count: count)
        }
    }

    /// The most bytes of a bulk beside its text: `$`, 19 digits and two line ends.
    private static let bulkFrame = 24

    /// Writes `$`, the length and CRLF; may write up to eight bytes.
    @inline(__always)
    private static func writeBulkLength(
        _ count: Int,
        to place: UnsafeMutablePointer<UInt8>
    ) -> Int {
        guard count < 100 else {
            let length = DecimalText(count)
            place[0] = UInt8(ascii: "$")
            length.write(to: place + 1)
            place[length.length + 1] = 0x0D
            place[length.length + 2] = 0x0A
            return length.length + 3
        }
        let (tens, ones) = (UInt64(count / 10), UInt64(count % 10))
        // "$?" and CRLF with the digits put in, lowest byte first.
        let isShort = tens == 0
        let bits: UInt64 =
            isShort
            ? 0x0A0D_3024 + ones << 8
            : 0x0A_0D30_3024 + tens << 8 + ones << 16
        UnsafeMutableRawPointer(place).storeBytes(of: bits.littleEndian, as: UInt64.self)
        return isShort ? 4 : 5
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

    /// Appends a calendar day as a RESP bulk, after the name of its column.
    func append(_ day: DayText, asBulkAfter name: ColumnName) {
        let start = room(for: name.count &+ Self.bulkFrame &+ Self.slack)
        name.write(to: start)
        let place = start + name.count
        UnsafeMutableRawPointer(place).storeBytes(
            of: (0x0A0D_3031_24 as UInt64).littleEndian,
            as: UInt64.self
        )
        day.write(to: place + 5)
        place[15] = 0x0D
        place[16] = 0x0A
        storage.pointee.count &+= name.count &+ 17
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
