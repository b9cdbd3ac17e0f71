import Domain
import Notation

/// The ledger as statements: each object as it stands, in the order of what refers to what.
extension DumpedRegister {
    mutating func addLedger() {
        for project in register.projects.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.project, "import", project, [project.id.text])
        }
        for session in register.sessions.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.session, "import", session, [session.id.text])
        }
        for entry in register.entries.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.entry, "import", entry, [entry.id.text])
        }
        for closing in register.closings.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.closing, "import", closing, [closing.id.text])
        }
        for seal in register.seals.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.seal, "import", seal, [seal.id.text])
        }
        addCertificates()
        for record in register.integrity.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.integrity, "import", record, [record.id.text])
        }
    }

    /// A certificate after the one whose place it took.
    private mutating func addCertificates() {
        var waiting = register.certificates.sorted { $0.id < $1.id }
        var placed: Set<CertificateID> = []
        while !waiting.isEmpty {
            let ready = waiting.filter { $0.replaces.map(placed.contains) ?? true }
            for certificate in ready.isEmpty ? waiting : ready {
                add(Descriptions.certificate, "import", certificate, [certificate.id.text])
                placed.insert(certificate.id)
            }
            waiting.removeAll { placed.contains($0.id) }
        }
    }
}
