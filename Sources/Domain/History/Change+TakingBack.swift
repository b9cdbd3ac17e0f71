extension Change {
    /// What takes a change back, on a later state.
    package enum TakingBack: Sendable {
        case change(Change)
        /// A counter goes on: no key is given twice.
        case nothing
        /// The object is not any more what the change made of it.
        case changedSince
    }

    /// The change that makes the object again what it was before this one.
    ///
    /// Revisions do not count: an object that was changed and changed back may be taken back
    /// further. The new revision is one more than any before it.
    package func takingBack(on register: Register) -> TakingBack {
        switch self {
        case .unit(let revised): revised.takingBack(register.units) { .unit($0) }
        case .person(let revised): revised.takingBack(register.persons) { .person($0) }
        case .schoolClass(let revised): revised.takingBack(register.classes) { .schoolClass($0) }
        case .teaching(let revised): revised.takingBack(register.teachings) { .teaching($0) }
        case .term(let revised): revised.takingBack(register.terms) { .term($0) }
        case .test(let revised): revised.takingBack(register.tests) { .test($0) }
        case .paper(let revised): revised.takingBack(register.papers) { .paper($0) }
        case .result(let revised): revised.takingBack(register.results) { .result($0) }
        case .pupil(let revised): revised.takingBack(register.pupils) { .pupil($0) }
        case .dossier(let revised): revised.takingBack(register.dossiers) { .dossier($0) }
        case .draft(let revised): revised.takingBack(register.drafts) { .draft($0) }
        case .exam(let revised): revised.takingBack(register.exams) { .exam($0) }
        case .activity(let revised):
            revised.takingBack(register.activities) { .activity($0) }
        case .lesson(let revised):
            revised.takingBack(register.lessons) { .lesson($0) }
        case .observation(let revised):
            revised.takingBack(register.observations) { .observation($0) }
        case .evaluation(let revised):
            revised.takingBack(register.evaluations) { .evaluation($0) }
        case .entry(let revised): revised.takingBack(register.entries) { .entry($0) }
        case .session(let revised): revised.takingBack(register.sessions) { .session($0) }
        case .project(let revised): revised.takingBack(register.projects) { .project($0) }
        case .closing(let revised): revised.takingBack(register.closings) { .closing($0) }
        case .seal(let revised): revised.takingBack(register.seals) { .seal($0) }
        case .certificate(let revised):
            revised.takingBack(register.certificates) { .certificate($0) }
        case .integrity(let revised):
            revised.takingBack(register.integrity) { .integrity($0) }
        case .assessment(let revised):
            revised.takingBack(register.assessments) { .assessment($0) }
        case .technology(let revised):
            revised.takingBack(register.technologies) { .technology($0) }
        case .topic(let revised):
            revised.takingBack(register.topics) { .topic($0) }
        case .course(let revised):
            revised.takingBack(register.courses) { .course($0) }
        case .plan(let revised):
            revised.takingBack(register.plans) { .plan($0) }
        case .application(let revised):
            revised.takingBack(register.applications) { .application($0) }
        case .approval(let revised):
            revised.takingBack(register.approvals) { .approval($0) }
        case .notice(let revised):
            revised.takingBack(register.notices) { .notice($0) }
        case .followUp(let revised):
            revised.takingBack(register.followUps) { .followUp($0) }
        case .schemeVersion(let revised):
            revised.takingBack(register.schemeVersions) { .schemeVersion($0) }
        case .schemeUse(let revised): revised.takingBack(register.schemeUses) { .schemeUse($0) }
        case .counter: .nothing
        }
    }
}

extension Revised {
    fileprivate func takingBack(
        _ objects: ObjectTable<Object>,
        _ change: (Revised<Object>) -> Change
    ) -> Change.TakingBack {
        let current = objects[id]
        guard current?.unrevised == after?.unrevised else { return .changedSince }
        var restored = before
        restored?.revision = max(current?.revision ?? 0, before?.revision ?? 0) + 1
        return .change(change(Revised(before: current, after: restored)))
    }
}

extension Entity {
    /// The object as if it had never been changed, to compare what it says.
    var unrevised: Self {
        var object = self
        object.revision = 0
        return object
    }
}
