import Domain

/// A row of `scheme_version`.
struct SchemeVersionRow: Row {
    static let table = Table.schemeVersion
    static let layout = TableLayout(
        "scheme_version",
        key: ["scheme", "version"],
        revised: true,
        ["file", "digest", "text"]
    )

    let version: SchemeVersion

    init(_ version: SchemeVersion) {
        self.version = version
    }

    func write(to writer: inout RowWriter) {
        writer.text(version.id.scheme.text)
        writer.integer(version.id.version)
        writer.integer(version.revision)
        writer.text(version.file)
        writer.text(version.digest)
        writer.text(version.text)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let key = SchemeVersion.Key(scheme: try reader.stored(), version: try reader.integer())
        let revision = try reader.integer()
        var version = SchemeVersion(
            id: key,
            file: try reader.text(),
            digest: try reader.text(),
            text: try reader.text()
        )
        version.revision = revision
        self.version = version
    }
}
