import Domain

/// Objects that later formats brought.
extension RandomChanges {
    mutating func pupil(_ register: Register) -> Change {
        let id: PupilID = key("s")
        let new = Pupil(id: id, schoolClass: key("c"))
        return .pupil(
            revised(register.pupils[id], new) { random, pupil in
                pupil.schoolClass.change(to: random.key("c"), from: random.day())
                pupil.name = random.pick(["赵一", nil]) ?? nil
            }
        )
    }

    mutating func lesson(_ register: Register) -> Change {
        let id: LessonID = key("l")
        let new = Lesson(id: id, kind: .open, unit: key("u"), on: day(), giver: key("p"))
        return .lesson(
            revised(register.lessons[id], new) { random, lesson in
                lesson.schoolClass = random.number(below: 2) == 0 ? nil : random.key("c")
                lesson.time = .periods(1...2)
                lesson.topic = "课题\(random.number(below: 9))"
            }
        )
    }

    mutating func observation(_ register: Register) -> Change {
        let id: ObservationID = key("o")
        let new = Observation(id: id, lesson: key("l"), observer: key("p"), entered: day())
        return .observation(
            revised(register.observations[id], new) { random, observation in
                observation.feedback = random.day()
                observation.focus = "提问"
            }
        )
    }

    mutating func entry(_ register: Register) -> Change {
        let id: EntryID = key("h")
        let day = day()
        let new = LedgerEntry(
            id: id,
            teacher: key("p"),
            kind: .training,
            first: day,
            last: day,
            level: .district
        )
        return .entry(
            revised(register.entries[id], new) { random, entry in
                entry.hours = Hours(hundredths: random.number(below: 2_400))
                entry.recorder = random.number(below: 2) == 0 ? nil : random.key("p")
                entry.status = random.pick([.pending, .counted, .reversed]) ?? .pending
            }
        )
    }

    mutating func session(_ register: Register) -> Change {
        let id: SessionID = key("e")
        let day = day()
        let new = TrainingSession(
            id: id,
            unit: key("u"),
            title: "研讨",
            first: day,
            last: day,
            hours: Hours(hundredths: 200)
        )
        return .session(
            revised(register.sessions[id], new) { random, session in
                session.attendance = [.init(teacher: random.key("p"), state: .present)]
            }
        )
    }

    mutating func certificate(_ register: Register) -> Change {
        let id: CertificateID = key("f")
        let new = Certificate(id: id, teacher: key("p"), issued: day())
        return .certificate(
            revised(register.certificates[id], new) { random, certificate in
                certificate.voided = random.number(below: 2) == 0 ? nil : certificate.issued
            }
        )
    }

    mutating func integrity(_ register: Register) -> Change {
        let id: IntegrityID = key("i")
        let new = IntegrityRecord(
            id: id,
            teacher: key("p"),
            programme: "国培",
            kind: .incomplete,
            on: day()
        )
        return .integrity(
            revised(register.integrity[id], new) { random, record in
                record.subject = random.pick(["语文", nil]) ?? nil
            }
        )
    }
}
