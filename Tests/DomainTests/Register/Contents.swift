import Domain

/// All that a register holds, for comparison: its objects, and its indexes.
struct Contents: Equatable {
    private let objects: [[AnyHashable: AnyHashable]]
    private let counters: [String: Int]
    let indexes: [String: [AnyHashable: [AnyHashable]]]

    /// The register as it is, its indexes as they stand in it.
    init(_ register: Register) {
        self.init(register, indexes: Self.kept(register.index))
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
        ]
        counters = register.counters
        self.indexes = indexes
    }

    /// How many objects of each kind there are.
    var counts: [Int] { objects.map(\.count) }

    private static func byKey<Object: Entity>(
        _ table: ObjectTable<Object>
    ) -> [AnyHashable: AnyHashable] {
        Dictionary(uniqueKeysWithValues: table.map { ($0.id, $0) })
    }

    private static func kept(_ index: Register.Index) -> [String: [AnyHashable: [AnyHashable]]] {
        [
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
