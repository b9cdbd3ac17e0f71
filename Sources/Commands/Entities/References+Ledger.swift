import Domain

/// What of the ledger refers to an object.
extension References {
    static func ofUnitInLedger(_ id: UnitID, _ register: Register) -> String? {
        if let session = first(register.sessions, where: { $0.unit == id }) { return session.text }
        if let project = register.index.projectsByUnit[id].first { return project.text }
        if let closing = register.index.closingsByUnit[id].first { return closing.text }
        if let notice = register.index.noticesByUnit[id].first { return notice.text }
        return first(register.seals) { $0.unit == id }?.text
            ?? first(register.topics) { $0.unit == id }?.text
            ?? first(register.courses) { $0.unit == id }?.text
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
        let project = first(register.projects) { project in
            project.panel.contains(id) || project.group.contains(id) || project.leader == id
                || project.principal == id
        }
        return project?.text
            ?? first(register.seals) { $0.sealer == id }?.text
            ?? first(register.integrity) { $0.approver == id }?.text
            ?? ofPersonInStudies(id, register)
    }

    private static func ofPersonInStudies(_ id: PersonID, _ register: Register) -> String? {
        if let own = register.index.assessmentsByTeacher[id].first { return own.text }
        if let own = register.index.technologiesByTeacher[id].first { return own.text }
        if let own = register.index.plansByTeacher[id].first { return own.text }
        if let own = register.index.applicationsByTeacher[id].first { return own.text }
        if let own = register.index.followUpsByTeacher[id].first { return own.text }
        return first(register.assessments) { $0.assessor == id }?.text
            ?? first(register.applications) { $0.decider == id }?.text
            ?? first(register.approvals) { $0.approver == id }?.text
            ?? first(register.followUps) { $0.examiner == id }?.text
            ?? first(register.notices) { $0.references.contains(.person(id)) }?.text
    }

    static let ofEntry: @Sendable (EntryID, Register) -> String? = { id, register in
        register.index.approvalsByEntry[id].first?.text
            ?? first(register.seals) { seal in
                seal.figures?.lines.contains { $0.entry == id } ?? false
            }?.text
    }

    static let ofTopic: @Sendable (TopicID, Register) -> String? = { id, register in
        first(register.courses) { $0.topic == id }?.text
    }

    static let ofCourse: @Sendable (CourseID, Register) -> String? = { id, register in
        register.index.applicationsByCourse[id].first?.text
    }

    static let ofSession: @Sendable (SessionID, Register) -> String? = { id, register in
        register.index.entriesBySession[id.text].first?.text
            ?? first(register.notices) { $0.references.contains(.session(id)) }?.text
    }

    static let ofProject: @Sendable (ProjectID, Register) -> String? = { id, register in
        register.entries.shelf.leastKey(of: id)?.text
            ?? first(register.sessions) { $0.project == id.text }?.text
    }

    static let ofCertificate: @Sendable (CertificateID, Register) -> String? = { id, register in
        first(register.certificates) { $0.replaces == id }?.text
    }
}
