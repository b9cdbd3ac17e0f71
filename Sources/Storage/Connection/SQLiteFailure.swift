import GRDB
import GRDBSQLite

/// A failed SQLite call.
struct SQLiteFailure: Error {
    /// The extended result code.
    let code: Int32
    let message: String

    init(code: Int32, message: String) {
        self.code = code
        self.message = message
    }

    /// What the last call on a connection says.
    init(_ connection: OpaquePointer) {
        code = sqlite3_extended_errcode(connection)
        message = String(cString: sqlite3_errmsg(connection))
    }

    /// What GRDB threw.
    init(_ error: any Error) {
        guard let error = error as? DatabaseError else {
            self.init(code: SQLITE_ERROR, message: "\(error)")
            return
        }
        self.init(
            code: error.extendedResultCode.rawValue,
            message: error.message ?? "\(error.resultCode)"
        )
    }

    /// What it means for the store, where it means more than one refused batch.
    var fault: StoreError.Fault? {
        switch code & 0xFF {
        case SQLITE_FULL: .full
        case SQLITE_IOERR: .ioError
        case SQLITE_READONLY: .readOnly
        case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
        default: nil
        }
    }

    var description: String { "\(message) (SQLite \(code))" }
}

extension StoreError {
    /// The error of a call outside of a commit.
    init(_ failure: SQLiteFailure) {
        switch failure.code & 0xFF {
        case SQLITE_BUSY: self = .locked(pid: nil)
        case SQLITE_CORRUPT, SQLITE_NOTADB:
            self = .damaged(.database, detail: failure.description)
        default:
            let kind = failure.fault ?? .other
            self = .fault(kind, outcomeUnknown: false, detail: failure.description)
        }
    }
}
