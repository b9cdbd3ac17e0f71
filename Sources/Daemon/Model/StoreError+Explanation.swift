import Storage

extension StoreError {
    /// What an administrator is told.
    var explanation: String {
        switch self {
        case .locked(let pid):
            "another daemon has the store\(pid.map { " (pid \($0))" } ?? "")"
        case .newerFormat(let found, let known):
            "the store has format \(found); this program knows up to \(known)"
        case .unsettled(let format, let known):
            """
            the store has format \(format) and this program \(known), and the last statements \
            before a crash are in its journal alone; start and stop the version that wrote them \
            once, then this one
            """
        case .behind(let highWater, let found):
            "acknowledged statements \(found + 1) to \(highWater) are missing; \(Self.restore)"
        case .damaged(let place, let detail):
            "damaged at \(place.text): \(detail); \(Self.restore)"
        case .fault(let fault, _, let detail):
            "\(fault.text): \(detail)"
        case .exists(let path):
            "\(path) is there already"
        case .directory(let detail):
            detail
        }
    }

    private static let restore = "shixund --restore FILE brings a backup back"
}

extension StoreError.Place {
    /// `table person`, `statement 12`.
    var text: String {
        switch self {
        case .table(let name): "table \(name)"
        case .statement(let sequence): "statement \(sequence)"
        case .object(let key): "object \(key)"
        case .database: "the database"
        }
    }
}

extension StoreError.Fault {
    /// In words.
    var text: String {
        switch self {
        case .full: "no space is left"
        case .ioError: "the disk fails"
        case .readOnly: "the disk is read-only"
        case .corrupt: "the database is damaged"
        case .other: "SQLite fails"
        }
    }
}
