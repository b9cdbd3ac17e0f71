import Domain

/// All that a register holds, for comparison: its objects, and its indexes.
struct Contents: Equatable {
    private let objects: [[AnyHashable: AnyHashable]]
    private let counters: [String: Int]
    let indexes: [String: [AnyHashable: [AnyHashable]]]

    /// The register as it is, its indexes as they stand in it.
    init(_ register: Register) {
        self.init(register, indexes: Self.kept(register))
    }

    /// The register with indexes built from its objects alone.
    init(rebuilding register: Register) {
        self.init(register, indexes: Self.rebuilt(register))
    }

    private init(_ register: Register, indexes: [String: [AnyHashable: [AnyHashable]]]) {
        objects = [
            Self.byKey(register.units), Self.byKey(register.persons), Self.byKey(register.classes),
            Self.byKey(register.teachings), Self.byKey(register.terms), Self.byKey(register.tests),
            Self.byKey(register.papers), Self.byKey(register.results),
            Self.byKey(register.schemeVersions), Self.byKey(register.schemeUses),
            Self.byKey(register.pupils), Self.byKey(register.dossiers), Self.byKey(register.drafts),
            Self.byKey(register.exams), Self.byKey(register.activities),
            Self.byKey(register.lessons), Self.byKey(register.observations),
            Self.byKey(register.evaluations), Self.byKey(register.entries),
            Self.byKey(register.sessions), Self.byKey(register.projects),
            Self.byKey(register.closings), Self.byKey(register.seals),
            Self.byKey(register.certificates), Self.byKey(register.integrity),
            Self.byKey(register.assessments), Self.byKey(register.technologies),
            Self.byKey(register.topics), Self.byKey(register.courses),
            Self.byKey(register.plans), Self.byKey(register.applications),
            Self.byKey(register.approvals),
            Self.byKey(register.notices),
            Self.byKey(register.followUps),
        ]
        counters = register.counters.filter { $0.value != 0 }
        self.indexes = indexes
    }

    /// How many objects of each kind there are.
    var counts: [Int] { objects.map(\.count) }

    private static func byKey<Object: Entity>(
        _ table: ObjectTable<Object>
    ) -> [AnyHashable: AnyHashable] {
        Dictionary(uniqueKeysWithValues: table.map { ($0.id, $0) })
    }

    private static func kept(_ register: Register) -> [String: [AnyHashable: [AnyHashable]]] {
        let index = register.index
        return [
            "unitsByName": entries(index.unitsByName),
            "personsByName": entries(index.personsByName),
            "classesByCohort": entries(index.classesByCohort),
            "classesByUnit": entries(index.classesByUnit),
            "teachingsByClass": entries(index.teachingsByClass),
            "teachingsByTeacher": entries(index.teachingsByTeacher),
            "termsByName": entries(index.termsByName),
            "testsByName": entries(index.testsByName),
            "papersByTest": entries(index.papersByTest),
            "resultsByTest": entries(index.resultsByTest),
            "resultsByClass": entries(index.resultsByClass),
            "usesByUnit": entries(index.usesByUnit),
            "examsByName": entries(index.examsByName),
            "termsByUnit": entries(index.termsByUnit),
            "pupilsByClass": entries(index.pupilsByClass),
            "dossiersByPupil": entries(index.dossiersByPupil),
            "lessonsByGiver": entries(index.lessonsByGiver),
            "lessonsByClass": entries(index.lessonsByClass),
            "lessonsByActivity": entries(index.lessonsByActivity),
            "observationsByLesson": entries(index.observationsByLesson, register.observations),
            "observationsByObserver": entries(
                index.observationsByObserver,
                register.observations
            ),
            "evaluationsByObject": entries(index.evaluationsByObject),
            "entriesBySession": entries(index.entriesBySession),
            "projectsByUnit": entries(index.projectsByUnit),
            "closingsByUnit": entries(index.closingsByUnit),
            "sealsByTeacher": entries(index.sealsByTeacher),
            "certificatesByTeacher": entries(index.certificatesByTeacher),
            "integrityByTeacher": entries(index.integrityByTeacher),
            "assessmentsByTeacher": entries(index.assessmentsByTeacher),
            "technologiesByTeacher": entries(index.technologiesByTeacher),
            "plansByTeacher": entries(index.plansByTeacher),
            "applicationsByTeacher": entries(index.applicationsByTeacher),
            "applicationsByCourse": entries(index.applicationsByCourse),
            "approvalsByEntry": entries(index.approvalsByEntry),
            "noticesByUnit": entries(index.noticesByUnit),
            "followUpsByTeacher": entries(index.followUpsByTeacher),
        ]
    }

    private static func entries<Entry, Key>(
        _ index: KeyIndex<Entry, Key>
    ) -> [AnyHashable: [AnyHashable]] {
        Dictionary(
            uniqueKeysWithValues: index.entries.map { entry in
                let keys = index[entry]
                precondition(keys.count == index.count(at: entry), "the count is of the keys")
                return (entry, keys)
            }
        )
    }

    /// Also that the index refers to the objects that the table has, and to no earlier ones.
    private static func entries<Entry, Object>(
        _ index: ObjectIndex<Entry, Object>,
        _ table: ObjectTable<Object>
    ) -> [AnyHashable: [AnyHashable]] {
        Dictionary(
            uniqueKeysWithValues: index.entries.map { entry in
                let objects = index.stored(at: entry)
                precondition(objects.count == index.count(at: entry), "the count is of the keys")
                let isPresent = objects.allSatisfy { table.stored($0.key) === $0 }
                precondition(isPresent, "the index refers to what the table has")
                return (entry, objects.map(\.key))
            }
        )
    }

    private static func rebuilt(
        _ register: Register
    ) -> [String: [AnyHashable: [AnyHashable]]] {
        [
            "unitsByName": group(register.units) { $0.name.values },
            "personsByName": group(register.persons) { $0.name.values },
            "classesByCohort": group(register.classes) { [$0.cohort] },
            "classesByUnit": group(register.classes) { [$0.unit] },
            "teachingsByClass": group(register.teachings) { [$0.schoolClass] },
            "teachingsByTeacher": group(register.teachings) { [$0.teacher] },
            "termsByName": group(register.terms) { [$0.id.name] },
            "testsByName": group(register.tests) { [$0.id.name] },
            "papersByTest": group(register.papers) { [$0.id.test] },
            "resultsByTest": group(register.results) { [$0.id.test] },
            "resultsByClass": group(register.results) { [$0.id.schoolClass] },
            "usesByUnit": group(register.schemeUses) { [$0.unit] },
            "examsByName": group(register.exams) { [$0.id.name] },
            "termsByUnit": group(register.terms) { [$0.id.unit] },
            "pupilsByClass": group(register.pupils) { $0.schoolClass.values.compactMap(\.self) },
            "dossiersByPupil": group(register.dossiers) { [$0.pupil] },
        ].merging(rebuiltEvaluations(register)) { one, _ in one }
            .merging(rebuiltLedger(register)) { one, _ in one }
    }

    private static func rebuiltEvaluations(
        _ register: Register
    ) -> [String: [AnyHashable: [AnyHashable]]] {
        [
            "lessonsByGiver": group(register.lessons) { [$0.giver] },
            "lessonsByClass": group(register.lessons) { [$0.schoolClass].compactMap(\.self) },
            "lessonsByActivity": group(register.lessons) { [$0.activity].compactMap(\.self) },
            "observationsByLesson": group(register.observations) { [$0.lesson] },
            "observationsByObserver": group(register.observations) { [$0.observer] },
            "evaluationsByObject": group(register.evaluations) { $0.subject.names },
        ]
    }

    private static func rebuiltLedger(
        _ register: Register
    ) -> [String: [AnyHashable: [AnyHashable]]] {
        [
            "entriesBySession": group(register.entries) { [$0.session].compactMap(\.self) },
            "projectsByUnit": group(register.projects) { [$0.unit] },
            "closingsByUnit": group(register.closings) { [$0.unit] },
            "sealsByTeacher": group(register.seals) { [$0.teacher] },
            "certificatesByTeacher": group(register.certificates) { [$0.teacher] },
            "integrityByTeacher": group(register.integrity) { [$0.teacher] },
            "assessmentsByTeacher": group(register.assessments) { [$0.teacher] },
            "technologiesByTeacher": group(register.technologies) { [$0.teacher] },
            "plansByTeacher": group(register.plans) { [$0.teacher] },
            "applicationsByTeacher": group(register.applications) { [$0.teacher] },
            "applicationsByCourse": group(register.applications) {
                [$0.course].compactMap(\.self)
            },
            "approvalsByEntry": group(register.approvals) { [$0.entry] },
            "noticesByUnit": group(register.notices) { [$0.unit] },
            "followUpsByTeacher": group(register.followUps) { [$0.teacher] },
        ]
    }

    private static func group<Object: Entity, Entry: Hashable>(
        _ table: ObjectTable<Object>,
        by entries: (Object) -> [Entry]
    ) -> [AnyHashable: [AnyHashable]] {
        var groups: [Entry: Set<Object.Key>] = [:]
        for object in table {
            for entry in entries(object) { groups[entry, default: []].insert(object.id) }
        }
        return Dictionary(uniqueKeysWithValues: groups.map { ($0.key, $0.value.sorted()) })
    }
}
