/// The bytes of a client that were received and not yet read.
///
/// Reading moves an index; what was read is thrown away in bulk, so that every byte is moved a
/// constant number of times. Memory grows with the bytes received and is given back when drained.
struct InputBuffer {
    private var storage: [UInt8] = []
    private var head = 0

    /// The bytes not yet read.
    var count: Int {
        storage.count - head
    }

    /// The first byte not yet read.
    var first: UInt8? {
        head < storage.count ? storage[head] : nil
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        if head > 0, head >= storage.count - head {
            storage.removeSubrange(0..<head)
            head = 0
        }
        storage.append(contentsOf: bytes)
    }

    /// Marks the first `bytes` as read.
    mutating func consume(_ bytes: Int) {
        head += bytes
        guard head == storage.count else { return }
        head = 0
        storage.removeAll(keepingCapacity: storage.capacity <= WireLimits.keptInputBytes)
    }

    /// Forgets everything and gives the memory back.
    mutating func discard() {
        storage = []
        head = 0
    }

    /// Lends the bytes not yet read.
    @inline(__always)
    func withUnread<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        storage.withUnsafeBufferPointer { bytes in
            body(UnsafeBufferPointer(rebasing: bytes[head...]))
        }
    }
}
