extension Register {
    /// Carries out a change; the only place where the register changes.
    /// - Complexity: O(log n).
    package mutating func apply(_ change: Change) {
        switch change {
        case .unit(let revised):
            put(revised, in: \.units)
            reindex(revised, \.unitsByName) { $0.name.values }
        case .person(let revised):
            put(revised, in: \.persons)
            reindex(revised, \.personsByName) { $0.name.values }
        case .schoolClass(let revised):
            put(revised, in: \.classes)
            reindex(revised, \.classesByCohort) { [$0.cohort] }
            reindex(revised, \.classesByUnit) { [$0.unit] }
        case .pupil(let revised):
            put(revised, in: \.pupils)
            reindex(revised, \.pupilsByClass) {
                Array(Set($0.schoolClass.values.compactMap(\.self)))
            }
        case .teaching(let revised):
            put(revised, in: \.teachings)
            reindex(revised, \.teachingsByClass) { [$0.schoolClass] }
            reindex(revised, \.teachingsByTeacher) { [$0.teacher] }
        case .term(let revised):
            put(revised, in: \.terms)
            reindex(revised, \.termsByName) { [$0.id.name] }
        case .test(let revised):
            put(revised, in: \.tests)
            reindex(revised, \.testsByName) { [$0.id.name] }
        case .paper(let revised):
            put(revised, in: \.papers)
            reindex(revised, \.papersByTest) { [$0.id.test] }
        case .result(let revised):
            put(revised, in: \.results)
            reindex(revised, \.resultsByTest) { [$0.id.test] }
            reindex(revised, \.resultsByClass) { [$0.id.schoolClass] }
        case .dossier(let revised):
            put(revised, in: \.dossiers)
            reindex(revised, \.dossiersByPupil) { [$0.pupil] }
        case .draft(let revised):
            put(revised, in: \.drafts)
        case .exam(let revised):
            put(revised, in: \.exams)
        case .schemeVersion(let revised):
            put(revised, in: \.schemeVersions)
        case .schemeUse(let revised):
            put(revised, in: \.schemeUses)
            reindex(revised, \.usesByUnit) { [$0.unit] }
        case .counter(let step):
            counters[step.prefix] = step.after
        }
    }

    private mutating func put<Object: Entity>(
        _ revised: Revised<Object>,
        in objects: WritableKeyPath<Register, ObjectTable<Object>>
    ) {
        self[keyPath: objects][revised.id] = revised.after
    }

    /// Moves the object's key from the index entries it had to those it has.
    private mutating func reindex<Object: Entity, Entry: Hashable & Sendable>(
        _ revised: Revised<Object>,
        _ entries: WritableKeyPath<Index, KeyIndex<Entry, Object.Key>>,
        by keys: (Object) -> [Entry]
    ) {
        let old = revised.before.map(keys) ?? []
        let new = revised.after.map(keys) ?? []
        guard old != new else { return }
        for entry in old where !new.contains(entry) {
            index[keyPath: entries].remove(revised.id, at: entry)
        }
        for entry in new where !old.contains(entry) {
            index[keyPath: entries].insert(revised.id, at: entry)
        }
    }
}
