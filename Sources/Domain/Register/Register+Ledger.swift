// The ledger's part of what the register knows of its objects.
extension Register {
    /// The lines of a teacher's ledger, in the order in which they are settled: by the last day,
    /// then the key.
    package func entries(of teacher: PersonID) -> [LedgerEntry] {
        entries.shelf.run(of: teacher).map { run in
            run.entries.map { $0.entry(of: teacher) }
        } ?? []
    }

    /// Takes over a whole ledger, as a store has it.
    /// - Precondition: it has no line yet.
    package mutating func take(_ loading: EntryLoading) {
        precondition(entries.isEmpty, "a ledger is taken over once")
        entries = ObjectTable(EntryShelf(loading))
        for (session, entry) in loading.sessions {
            trees.entriesBySession.insert(entry, at: session)
        }
    }

    /// The names of the ledger's objects, in no particular order.
    var ledgerNames: [ObjectName] {
        entries.map { .entry($0.id) } + sessions.map { .session($0.id) }
            + projects.map { .project($0.id) } + closings.map { .closing($0.id) }
            + seals.map { .seal($0.id) } + certificates.map { .certificate($0.id) }
            + integrity.map { .integrity($0.id) } + studyNames
    }

    /// What an object of the ledger refers to; nothing for other kinds.
    func ledgerReferences(of name: ObjectName) -> [ObjectName] {
        switch name {
        case .entry(let id):
            return entries[id]?.references ?? []
        case .session(let id):
            guard let session = sessions[id] else { return [] }
            return [.unit(session.unit)] + session.attendance.map { .person($0.teacher) }
                + [session.project.map { .project(ProjectID($0)) }].compactMap(\.self)
        case .project(let id):
            guard let project = projects[id] else { return [] }
            let people =
                project.panel + project.group
                + [project.principal, project.leader].compactMap(\.self)
            return [.unit(project.unit)] + people.map { .person($0) }
        case .closing(let id):
            guard let closing = closings[id] else { return [] }
            return [.unit(closing.unit), .schemeVersion(closing.version)]
        case .seal(let id):
            guard let seal = seals[id] else { return [] }
            let people = [seal.teacher, seal.sealer].compactMap(\.self)
            return people.map { .person($0) } + [.unit(seal.unit), .schemeVersion(seal.version)]
                + (seal.figures?.lines ?? []).map { .entry($0.entry) }
        case .certificate(let id):
            guard let certificate = certificates[id] else { return [] }
            return [.person(certificate.teacher)]
                + [certificate.replaces.map { .certificate($0) }].compactMap(\.self)
        case .integrity(let id):
            guard let record = integrity[id] else { return [] }
            return [record.teacher, record.approver].compactMap(\.self).map { .person($0) }
        case .unit, .person, .schoolClass, .teaching, .term, .test, .paper, .result, .pupil,
            .dossier, .draft, .exam, .activity, .lesson, .observation, .evaluation,
            .schemeVersion, .schemeUse, .assessment, .technology, .topic, .course, .plan,
            .application, .approval, .notice, .followUp:
            return []
        }
    }
}
