/// A table's name and columns, in the order of its rows' canonical bytes.
struct TableLayout: Sendable {
    let name: String
    /// The key's columns first.
    let columns: [String]
    let keyCount: Int
    /// Whether the column after the key is the object's revision.
    let isRevised: Bool

    init(_ name: String, key: [String], revised: Bool, _ others: [String]) {
        self.name = name
        columns = key + (revised ? ["revision"] : []) + others
        keyCount = key.count
        isRevised = revised
    }

    var insertSQL: String {
        let places = (1...columns.count).map { "?\($0)" }.joined(separator: ", ")
        return "INSERT INTO \(name) (\(columns.joined(separator: ", "))) VALUES (\(places))"
    }

    /// Sets all columns but the key; the revision before comes as one parameter more.
    var updateSQL: String {
        let sets = columns.enumerated().dropFirst(keyCount).map { "\($1) = ?\($0 + 1)" }
        return "UPDATE \(name) SET \(sets.joined(separator: ", ")) WHERE \(keyMatch)"
            + (isRevised ? " AND revision = ?\(columns.count + 1)" : "")
    }

    var deleteSQL: String {
        "DELETE FROM \(name) WHERE \(keyMatch)"
            + (isRevised ? " AND revision = ?\(keyCount + 1)" : "")
    }

    var selectSQL: String {
        "SELECT \(columns.joined(separator: ", ")) FROM \(name)"
    }

    var selectOneSQL: String {
        "\(selectSQL) WHERE \(keyMatch)"
    }

    private var keyMatch: String {
        columns.prefix(keyCount).enumerated().map { "\($1) = ?\($0 + 1)" }
            .joined(separator: " AND ")
    }
}
