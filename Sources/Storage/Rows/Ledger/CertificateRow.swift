import Domain

/// A row of `certificate`: a certificate of continuing education.
struct CertificateRow: Row {
    static let table = Table.certificate
    static let layout = TableLayout(
        "certificate",
        key: ["id"],
        revised: true,
        [
            "teacher", "issued", "voided", "replaces", "reason",
        ]
    )

    let certificate: Certificate

    init(_ certificate: Certificate) {
        self.certificate = certificate
    }

    func write(to writer: inout RowWriter) {
        writer.text(certificate.id.text)
        writer.integer(certificate.revision)
        writer.text(certificate.teacher.text)
        writer.stored(certificate.issued)
        writer.stored(certificate.voided)
        writer.stored(certificate.replaces)
        writer.text(certificate.reason)
    }

    init(from reader: inout RowReader) throws(StoreError) {
        let id: CertificateID = try reader.stored()
        let revision = try reader.integer()
        var certificate = Certificate(
            id: id,
            teacher: try reader.stored(),
            issued: try reader.stored()
        )
        certificate.revision = revision
        certificate.voided = try reader.stored()
        certificate.replaces = try reader.stored()
        certificate.reason = try reader.optionalText()
        self.certificate = certificate
    }
}
