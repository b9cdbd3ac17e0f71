import Domain

/// What of the ledger refers to an object.
extension References {
    static func ofUnitInLedger(_ id: UnitID, _ register: Register) -> String? {
        first(register.sessions) { $0.unit == id }?.text
            ?? register.index.projectsByUnit[id].first?.text
            ?? register.index.closingsByUnit[id].first?.text
            ?? first(register.seals) { $0.unit == id }?.text
    }

    static func ofPersonInLedger(_ id: PersonID, _ register: Register) -> String? {
        if let entry = register.entries(of: id).map(\.id).min() { return entry.text }
        if let seal = register.index.sealsByTeacher[id].first { return seal.text }
        if let certificate = register.index.certificatesByTeacher[id].first {
            return certificate.text
        }
        if let record = register.index.integrityByTeacher[id].first { return record.text }
        if let entry = register.entries.shelf.leastKey(recordedOrApprovedBy: id) {
            return entry.text
        }
        if let session = first(
            register.sessions,
            where: { $0.attendance.contains { $0.teacher == id } }
        ) {
            return session.text
        }
        return first(register.projects) { $0.panel.contains(id) }?.text
            ?? first(register.seals) { $0.sealer == id }?.text
            ?? first(register.integrity) { $0.approver == id }?.text
    }

    static let ofSession: @Sendable (SessionID, Register) -> String? = { id, register in
        register.index.entriesBySession[id.text].first?.text
    }

    static let ofProject: @Sendable (ProjectID, Register) -> String? = { id, register in
        register.entries.shelf.leastKey(of: id)?.text
            ?? first(register.sessions) { $0.project == id.text }?.text
    }

    static let ofCertificate: @Sendable (CertificateID, Register) -> String? = { id, register in
        first(register.certificates) { $0.replaces == id }?.text
    }
}
