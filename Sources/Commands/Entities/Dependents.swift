import Domain

/// The objects whose truth hangs on what an update changes of another one.
///
/// Where there is no index it looks at each object: such updates are rare.
enum Dependents {
    static func of(_ change: Change, _ register: Register) -> [ObjectName] {
        switch change {
        case .unit(let revised): of(revised, register)
        case .person(let revised): of(revised, register)
        case .schoolClass(let revised): of(revised, register)
        case .pupil(let revised): of(revised, register)
        case .term(let revised): of(revised, register)
        case .test(let revised): of(revised, register)
        case .paper(let revised): of(revised, register)
        case .activity(let revised):
            register.index.lessonsByActivity[revised.id].map { .lesson($0) }
                + keys(register.activities) { $0.follows == revised.id }.map { .activity($0) }
                + register.index.evaluationsByObject[.activity(revised.id)].map { .evaluation($0) }
        case .lesson(let revised):
            register.index.observationsByLesson[revised.id].map { .observation($0) }
        case .teaching, .result, .dossier, .draft, .exam, .observation, .evaluation, .entry,
            .session, .project, .closing, .seal, .certificate, .integrity, .schemeVersion,
            .schemeUse, .counter, .assessment, .technology, .topic, .course, .plan, .application,
            .approval, .notice, .followUp:
            []
        }
    }

    /// Its grades make the grades of its classes.
    private static func of(_ revised: Revised<Unit>, _ register: Register) -> [ObjectName] {
        guard revised.differs({ $0.grades }) || revised.differs({ $0.kind }) else { return [] }
        let classes = register.index.classesByUnit[revised.id]
        let papers = papers(of: Set(classes), register)
        return classes.flatMap { id in
            [.schoolClass(id)] + ofGrade(of: id, papers[id] ?? [], register)
        }
    }

    private static func of(_ revised: Revised<SchoolClass>, _ register: Register) -> [ObjectName] {
        guard revised.differs({ $0.cohort }) || revised.differs({ $0.retired }) else { return [] }
        let papers = papers(of: [revised.id], register)
        return ofGrade(of: revised.id, papers[revised.id] ?? [], register)
    }

    /// What was recorded of a class in the grade that it was in.
    private static func ofGrade(
        of id: ClassID,
        _ papers: [Paper.ID],
        _ register: Register
    ) -> [ObjectName] {
        let results = register.index.resultsByClass[id]
        return results.map { .result($0) } + register.index.lessonsByClass[id].map { .lesson($0) }
            + papers.map { .paper($0) }
    }

    /// The papers for which any of the classes has staff, by the class, each in its order.
    private static func papers(
        of classes: Set<ClassID>,
        _ register: Register
    ) -> [ClassID: [Paper.ID]] {
        var found: [ClassID: Set<Paper.ID>] = [:]
        for stored in register.papers.allStored {
            let paper = stored.value
            for staff in paper.staff where classes.contains(staff.schoolClass) {
                found[staff.schoolClass, default: []].insert(paper.id)
            }
        }
        return found.mapValues { $0.sorted() }
    }

    private static func of(_ revised: Revised<Person>, _ register: Register) -> [ObjectName] {
        let id = revised.id
        var names: [ObjectName] = []
        if revised.differs({ $0.retired }) || hasLostRoles(revised) {
            names += register.index.observationsByObserver[id].map { .observation($0) }
        }
        if hasLostRoles(revised) {
            names += keys(register.dossiers) { $0.checks.contains { $0.by == id } }
                .map { .dossier($0) }
        }
        if revised.differs({ $0.retired }) {
            names += register.index.teachingsByTeacher[id].map { .teaching($0) }
            names += register.index.lessonsByGiver[id].map { .lesson($0) }
        }
        if revised.differs({ $0.retired }) || revised.differs({ $0.started }) {
            names += register.entries(of: id).map { .entry($0.id) }
            names += register.index.certificatesByTeacher[id].map { .certificate($0) }
        }
        if revised.differs({ $0.unit }) {
            names += keys(register.projects) { $0.panel.contains(id) }.map { .project($0) }
        }
        return names
    }

    private static func hasLostRoles(_ revised: Revised<Person>) -> Bool {
        guard revised.differs({ $0.roles }) else { return false }
        return !Set(revised.before?.roles ?? []).isSubset(of: revised.after?.roles ?? [])
    }

    /// Marks are those of the class in which the pupil was.
    private static func of(_ revised: Revised<Pupil>, _ register: Register) -> [ObjectName] {
        guard revised.differs({ $0.schoolClass }) else { return [] }
        let classes = [revised.before, revised.after].compactMap(\.self).flatMap { pupil in
            pupil.schoolClass.values.compactMap(\.self)
        }
        return Set(classes).sorted().flatMap { register.index.resultsByClass[$0] }.filter { id in
            guard case .marks(let marks) = register.results[id]?.entry else { return false }
            return marks.contains { $0.pupil == revised.id }
        }.map { .result($0) }
    }

    private static func of(_ revised: Revised<Term>, _ register: Register) -> [ObjectName] {
        guard revised.differs({ $0.from }) || revised.differs({ $0.to }) else { return [] }
        let tests = keys(register.tests) { $0.term == revised.id }
        let papers = tests.flatMap { register.index.papersByTest[$0] }
        let drafts = keys(register.drafts) { $0.term == revised.id }
        return papers.map { .paper($0) } + drafts.map { .draft($0) }
    }

    private static func of(_ revised: Revised<Test>, _ register: Register) -> [ObjectName] {
        guard revised.differs({ $0.term }) else { return [] }
        return register.index.papersByTest[revised.id].map { .paper($0) }
    }

    private static func of(_ revised: Revised<Paper>, _ register: Register) -> [ObjectName] {
        guard revised.differs({ $0.on }) || revised.differs({ $0.full }) else { return [] }
        return register.index.resultsByTest[revised.id.test].filter { id in
            id.subject == revised.id.subject && register.results[id]?.grade == revised.id.grade
        }.map { .result($0) }
    }

    /// The keys of the objects that pass, in their order, so that the answer is the same each time.
    private static func keys<Object: Entity>(
        _ objects: ObjectTable<Object>,
        where passes: (Object) -> Bool
    ) -> [Object.Key] {
        var keys: [Object.Key] = []
        for stored in objects.allStored where passes(stored.value) { keys.append(stored.value.id) }
        return keys.sorted()
    }
}
