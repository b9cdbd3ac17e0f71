import GRDBSQLite

/// A second look at the database's file, to read in it on another thread while nothing is written.
///
/// Only for a file that holds all there is: what stands in a log is not seen, and nothing is
/// locked. A class, because it owns a C resource.
final class SecondConnection {
    let handle: OpaquePointer

    /// - Returns: nil where the file cannot be opened so; the first connection reads as well.
    init?(_ path: String) {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2("file:\(Self.escaped(path))?immutable=1", &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            return nil
        }
        handle = opened
    }

    deinit {
        sqlite3_close_v2(handle)
    }

    /// The path as a URI says it.
    private static func escaped(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "%"):
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
