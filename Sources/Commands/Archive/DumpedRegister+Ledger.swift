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
        addStudies()
    }

    /// What teachers study beside the ledger; topics before the courses that are of them.
    private mutating func addStudies() {
        for object in register.assessments.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.assessment, "import", object, [object.id.text])
        }
        for object in register.technologies.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.technology, "import", object, [object.id.text])
        }
        for object in register.topics.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.topic, "import", object, [object.id.text])
        }
        for object in register.courses.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.course, "import", object, [object.id.text])
        }
        for object in register.plans.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.plan, "import", object, [object.id.text])
        }
        for object in register.applications.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.application, "import", object, [object.id.text])
        }
        for object in register.approvals.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.approval, "import", object, [object.id.text])
        }
        for object in register.notices.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.notice, "import", object, [object.id.text])
        }
        for object in register.followUps.sorted(by: { $0.id < $1.id }) {
            add(Descriptions.followUp, "import", object, [object.id.text])
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
