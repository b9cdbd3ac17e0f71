import Domain
import Grammar

/// `certificate import`: takes a certificate over as it stands elsewhere.
enum CertificateImport {
    static let command = Descriptions.certificate.importCommand(
        prefix: "CN",
        required: ["teacher", "issued"],
        source: "A16",
        examples: ["certificate import OLD-99 teacher=T015 issued=2001-09-01 voided=2002-09-01"],
        blank: { id in Certificate(id: id, teacher: PersonID(""), issued: DayOrder.unset) }
    )
}
