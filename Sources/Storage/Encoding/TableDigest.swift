/// The digest of a table's rows as a multiset: their SHA-256 digests added lane by lane.
///
/// Adding and taking away a row costs the same however large the table is, and the order of the
/// rows does not matter.
struct TableDigest: Hashable, Sendable {
    private(set) var lanes = SIMD4<UInt64>()
    private(set) var rowCount = 0

    init() {}

    init(_ stored: Fingerprint, rowCount: Int) {
        lanes = stored.lanes
        self.rowCount = rowCount
    }

    var fingerprint: Fingerprint { Fingerprint(lanes: lanes) }

    mutating func add(_ row: UnsafeRawBufferPointer) {
        lanes &+= Fingerprint(of: row).lanes
        rowCount += 1
    }

    mutating func remove(_ row: UnsafeRawBufferPointer) {
        lanes &-= Fingerprint(of: row).lanes
        rowCount -= 1
    }
}
