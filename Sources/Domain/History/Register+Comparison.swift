extension Register {
    /// The first object that the other register says otherwise, or does not have; nil for none.
    ///
    /// Revisions and counters do not count: they tell how often something was written.
    package func firstDifference(from other: Register) -> ObjectName? {
        let found: [ObjectName?] = [
            difference(other, \.units, { .unit($0) }),
            difference(other, \.persons, { .person($0) }),
            difference(other, \.classes, { .schoolClass($0) }),
            difference(other, \.teachings, { .teaching($0) }),
            difference(other, \.terms, { .term($0) }),
            difference(other, \.tests, { .test($0) }),
            difference(other, \.papers, { .paper($0) }),
            difference(other, \.results, { .result($0) }),
            difference(other, \.pupils, { .pupil($0) }),
            difference(other, \.dossiers, { .dossier($0) }),
            difference(other, \.drafts, { .draft($0) }),
            difference(other, \.exams, { .exam($0) }),
            difference(other, \.activities, { .activity($0) }),
            difference(other, \.lessons, { .lesson($0) }),
            difference(other, \.observations, { .observation($0) }),
            difference(other, \.evaluations, { .evaluation($0) }),
            difference(other, \.entries, { .entry($0) }),
            difference(other, \.sessions, { .session($0) }),
            difference(other, \.projects, { .project($0) }),
            difference(other, \.closings, { .closing($0) }),
            difference(other, \.seals, { .seal($0) }),
            difference(other, \.certificates, { .certificate($0) }),
            difference(other, \.integrity, { .integrity($0) }),
            difference(other, \.assessments, { .assessment($0) }),
            difference(other, \.technologies, { .technology($0) }),
            difference(other, \.topics, { .topic($0) }),
            difference(other, \.courses, { .course($0) }),
            difference(other, \.plans, { .plan($0) }),
            difference(other, \.applications, { .application($0) }),
            difference(other, \.approvals, { .approval($0) }),
            difference(other, \.notices, { .notice($0) }),
            difference(other, \.followUps, { .followUp($0) }),
            difference(other, \.schemeVersions, { .schemeVersion($0) }),
            difference(other, \.schemeUses, { .schemeUse($0) }),
        ]
        return found.lazy.compactMap(\.self).first
    }

    private func difference<Object: Entity>(
        _ other: Register,
        _ objects: KeyPath<Register, ObjectTable<Object>>,
        _ name: (Object.Key) -> ObjectName
    ) -> ObjectName? {
        let mine = self[keyPath: objects]
        let others = other[keyPath: objects]
        if let object = mine.first(where: { others[$0.id]?.unrevised != $0.unrevised }) {
            return name(object.id)
        }
        return others.first { mine[$0.id] == nil }.map { name($0.id) }
    }
}
