import Domain

/// What refers to an object, so that nothing that is referred to can be removed.
///
/// Each gives the first user by key. Where there is no index it looks at each object and copies
/// none, for removals are rare: 100,000 persons take milliseconds.
enum References {
    static let ofUnit: @Sendable (UnitID, Register) -> String? = { id, register in
        if let person = first(register.persons, where: { $0.unit.everHeld(id) }) {
            return person.text
        }
        if let child = first(register.units, where: { $0.parent.everHeld(id) }) {
            return child.text
        }
        if let group = register.index.classesByUnit[id].first { return group.text }
        if let use = register.index.usesByUnit[id].first { return use.text }
        if let term = register.index.termsByUnit[id].first { return term.text }
        if let test = first(register.tests, where: { $0.id.unit == id }) { return test.text }
        if let exam = first(register.exams, where: { $0.id.unit == id }) { return exam.text }
        return ofEvaluations(.unit(id), register) ?? ofUnitInLedger(id, register)
    }

    static let ofPerson: @Sendable (PersonID, Register) -> String? = { id, register in
        if let teaching = register.index.teachingsByTeacher[id].first { return teaching.text }
        if let group = first(register.classes, where: { $0.homeroom.everHeld(id) }) {
            return group.text
        }
        let staffed = first(register.papers) { paper in
            paper.staff.contains { $0.invigilator == id || $0.marker == id }
        }
        return staffed?.text ?? first(register.drafts) { $0.teacher == id }?.text
            ?? first(register.dossiers) { $0.checks.contains { $0.by == id } }?.text
            ?? first(register.exams) { $0.marks.contains { $0.teacher == id } }?.text
            ?? ofEvaluations(.person(id), register)
            ?? ofPersonInLedger(id, register)
    }

    static let ofClass: @Sendable (ClassID, Register) -> String? = { id, register in
        register.index.teachingsByClass[id].first?.text
            ?? register.index.resultsByClass[id].first?.text
            ?? register.index.pupilsByClass[id].first?.text
            ?? first(register.papers) { $0.staff.contains { $0.schoolClass == id } }?.text
            ?? ofEvaluations(.schoolClass(id), register)
    }

    static let ofPupil: @Sendable (PupilID, Register) -> String? = { id, register in
        if let file = register.index.dossiersByPupil[id].first { return file.text }
        return first(register.results) { result in
            guard case .marks(let marks) = result.entry else { return false }
            return marks.contains { $0.pupil == id }
        }?.text
    }

    static let ofTerm: @Sendable (TermID, Register) -> String? = { id, register in
        first(register.tests) { $0.term == id }?.text
            ?? first(register.drafts) { $0.term == id }?.text
    }

    static let ofTest: @Sendable (TestID, Register) -> String? = { id, register in
        register.index.papersByTest[id].first?.text
            ?? register.index.resultsByTest[id].first?.text
            ?? first(register.dossiers) { $0.test == id }?.text
    }

    static let ofPaper: @Sendable (Paper.ID, Register) -> String? = { id, register in
        register.index.resultsByTest[id.test].first { result in
            result.subject == id.subject && register.results[result]?.grade == id.grade
        }?.text
    }

    static let ofActivity: @Sendable (ActivityID, Register) -> String? = { id, register in
        register.index.lessonsByActivity[id].first?.text
            ?? register.index.evaluationsByObject[.activity(id)].first?.text
            ?? first(register.activities) { $0.follows == id }?.text
    }

    static let ofLesson: @Sendable (LessonID, Register) -> String? = { id, register in
        register.index.observationsByLesson[id].first?.text
    }

    /// The first activity, lesson, observation or evaluation that refers to the object.
    private static func ofEvaluations(_ name: ObjectName, _ register: Register) -> String? {
        first(register.activities) { $0.references.contains(name) }?.text
            ?? first(register.lessons) { $0.references.contains(name) }?.text
            ?? first(register.observations) { $0.references.contains(name) }?.text
            ?? first(register.evaluations) { $0.references.contains(name) }?.text
    }

    /// The first user of any object; nil where nothing refers to it.
    static func user(of name: ObjectName, _ register: Register) -> String? {
        switch name {
        case .unit(let id): ofUnit(id, register)
        case .person(let id): ofPerson(id, register)
        case .schoolClass(let id): ofClass(id, register)
        case .term(let id): ofTerm(id, register)
        case .test(let id): ofTest(id, register)
        case .paper(let id): ofPaper(id, register)
        case .schemeVersion(let id):
            first(register.schemeUses) { $0.version == id }?.text
                ?? first(register.closings) { $0.version == id }?.text
                ?? first(register.seals) { $0.version == id }?.text
                ?? ofEvaluations(name, register)
                // Versions are counted through: a dump loads them one after the other.
                ?? first(register.schemeVersions) {
                    $0.id.scheme == id.scheme && $0.id.version > id.version
                }?.text
        case .entry(let id): ofEntry(id, register)
        case .topic(let id): ofTopic(id, register)
        case .course(let id): ofCourse(id, register)
        case .session(let id): ofSession(id, register)
        case .project(let id): ofProject(id, register)
        case .certificate(let id): ofCertificate(id, register)
        case .pupil(let id): ofPupil(id, register)
        case .activity(let id): ofActivity(id, register)
        case .lesson(let id): ofLesson(id, register)
        case .teaching, .result, .dossier, .draft, .exam, .observation, .evaluation, .schemeUse,
            .closing, .seal, .integrity, .assessment, .technology, .plan, .application,
            .approval, .notice, .followUp:
            nil
        }
    }

    /// The least key of the objects that pass, so that the answer is the same each time.
    static func first<Object: Entity>(
        _ objects: ObjectTable<Object>,
        where passes: (Object) -> Bool
    ) -> Object.Key? {
        var least: Object.Key?
        for stored in objects.allStored where passes(stored.value) {
            let key = stored.value.id
            least = least.map { min($0, key) } ?? key
        }
        return least
    }
}
