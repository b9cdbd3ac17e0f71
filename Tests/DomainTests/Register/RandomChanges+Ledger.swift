import Domain

/// The objects of the ledger.
extension RandomChanges {
    private mutating func version() -> SchemeVersion.Key {
        SchemeVersion.Key(scheme: key("s"), version: 1)
    }

    mutating func entry(_ register: Register) -> Revised<LedgerEntry> {
        let id: EntryID = key("h")
        let day = day()
        var new = LedgerEntry(
            id: id,
            teacher: key("p"),
            kind: .training,
            first: day,
            last: day,
            level: .school
        )
        new.session = below(2) == 0 ? nil : "se\(below(5))"
        return revised(register.entries[id], new) { make, entry in
            entry.status = make.below(2) == 0 ? .counted : .reversed
            entry.session = make.below(2) == 0 ? nil : "se\(make.below(5))"
        }
    }

    mutating func session(_ register: Register) -> Revised<TrainingSession> {
        let id: SessionID = key("se")
        let day = day()
        let new = TrainingSession(
            id: id,
            unit: key("u"),
            title: "研\(below(3))",
            first: day,
            last: day,
            hours: Hours(hundredths: 200)
        )
        return revised(register.sessions[id], new) { make, session in
            session.attendance = [.init(teacher: make.key("p"), state: .present)]
        }
    }

    mutating func project(_ register: Register) -> Revised<ModuleProject> {
        let id: ProjectID = key("mp")
        let new = ModuleProject(id: id, unit: key("u"), year: 2024, dimension: "学科教学")
        return revised(register.projects[id], new) { make, project in
            project.steps.append(.init(status: .submitted, on: make.day(), reason: nil))
        }
    }

    mutating func closing(_ register: Register) -> Revised<Closing> {
        let id: ClosingID = key("pc")
        let day = day()
        let new = Closing(
            id: id,
            unit: key("u"),
            version: version(),
            year: 2024,
            days: (day, day),
            on: day
        )
        return revised(register.closings[id], new) { make, closing in
            closing.reopened = make.below(2) == 0 ? nil : make.day()
        }
    }

    mutating func seal(_ register: Register) -> Revised<Seal> {
        let id: SealID = key("sl")
        let new = Seal(
            id: id,
            teacher: key("p"),
            unit: key("u"),
            version: version(),
            year: 2024,
            settled: day()
        )
        return revised(register.seals[id], new) { make, seal in seal.sealed = make.day() }
    }

    mutating func certificate(_ register: Register) -> Revised<Certificate> {
        let id: CertificateID = key("ce")
        let new = Certificate(id: id, teacher: key("p"), issued: day())
        return revised(register.certificates[id], new) { make, certificate in
            certificate.voided = make.day()
        }
    }

    mutating func integrity(_ register: Register) -> Revised<IntegrityRecord> {
        let id: IntegrityID = key("ir")
        let new = IntegrityRecord(
            id: id,
            teacher: key("p"),
            programme: "国培",
            kind: .incomplete,
            on: day()
        )
        return revised(register.integrity[id], new) { make, record in
            record.subject = make.below(2) == 0 ? nil : "语文"
        }
    }
}
