/// A column's name as it stands on the wire: a part of its `ColumnHead`'s bytes.
///
/// It does not keep the head alive.
struct ColumnName {
    /// No name.
    @inline(__always)
    static var none: ColumnName { ColumnName(start: nil, count: 0) }

    let start: UnsafePointer<UInt8>?
    let count: Int

    /// Writes it in steps of sixteen bytes.
    ///
    /// Reads and writes up to `ByteSink.slack` bytes past its end: the head has them, and the place
    /// must.
    @inline(__always)
    func write(to place: UnsafeMutablePointer<UInt8>) {
        guard let start else { return }
        let (from, to) = (UnsafeRawPointer(start), UnsafeMutableRawPointer(place))
        var index = 0
        while index < count {
            let bytes = from.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            to.storeBytes(of: bytes, toByteOffset: index, as: SIMD16<UInt8>.self)
            index &+= 16
        }
    }
}
