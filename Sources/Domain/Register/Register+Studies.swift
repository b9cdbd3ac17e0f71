// What teachers study beside the ledger: its part of what the register knows of its objects.
extension Register {
    /// The names of these objects, in no particular order.
    var studyNames: [ObjectName] {
        assessments.map { .assessment($0.id) } + technologies.map { .technology($0.id) }
            + topics.map { .topic($0.id) } + courses.map { .course($0.id) }
            + plans.map { .plan($0.id) } + applications.map { .application($0.id) }
            + approvals.map { .approval($0.id) } + notices.map { .notice($0.id) }
            + followUps.map { .followUp($0.id) }
    }

    /// What such an object refers to; nothing for other kinds.
    func studyReferences(of name: ObjectName) -> [ObjectName] {
        switch name {
        case .assessment(let id):
            guard let it = assessments[id] else { return [] }
            return [it.teacher, it.assessor].compactMap(\.self).map { .person($0) }
        case .technology(let id):
            return [technologies[id]?.teacher].compactMap(\.self).map { .person($0) }
        case .topic(let id):
            return [topics[id]?.unit].compactMap(\.self).map { .unit($0) }
        case .course(let id):
            guard let course = courses[id] else { return [] }
            return [.unit(course.unit)] + [course.topic.map { .topic($0) }].compactMap(\.self)
        case .plan(let id):
            return [plans[id]?.teacher].compactMap(\.self).map { .person($0) }
        case .application(let id):
            guard let it = applications[id] else { return [] }
            return [it.teacher, it.decider].compactMap(\.self).map { .person($0) }
                + [it.course.map { .course($0) }].compactMap(\.self)
        case .approval(let id):
            guard let it = approvals[id] else { return [] }
            return [.entry(it.entry), .person(it.approver)]
        case .notice(let id):
            return notices[id]?.references ?? []
        case .followUp(let id):
            guard let it = followUps[id] else { return [] }
            return [it.teacher, it.examiner].compactMap(\.self).map { .person($0) }
        case .unit, .person, .schoolClass, .teaching, .term, .test, .paper, .result, .pupil,
            .dossier, .draft, .exam, .activity, .lesson, .observation, .evaluation, .entry,
            .session, .project, .closing, .seal, .certificate, .integrity, .schemeVersion,
            .schemeUse:
            return []
        }
    }

    /// Objects that claim the same place: no assessment is made twice, nobody applies twice,
    /// nobody is examined twice on one day for one programme.
    func studyClashes(of name: ObjectName) -> [ObjectName] {
        switch name {
        case .assessment(let id):
            guard let it = assessments[id] else { return [] }
            return index.assessmentsByTeacher[it.teacher].filter { other in
                other != id && assessments[other]?.place == it.place
            }.map { .assessment($0) }
        case .technology(let id):
            guard let it = technologies[id] else { return [] }
            return index.technologiesByTeacher[it.teacher].filter { $0 != id }
                .map { .technology($0) }
        case .plan(let id):
            guard let it = plans[id] else { return [] }
            return index.plansByTeacher[it.teacher].filter { other in
                guard other != id, let other = plans[other] else { return false }
                return other.kind == it.kind && other.first <= it.last && it.first <= other.last
            }.map { .plan($0) }
        case .approval(let id):
            guard let it = approvals[id] else { return [] }
            return index.approvalsByEntry[it.entry].filter { other in
                other != id && approvals[other]?.level == it.level
            }.map { .approval($0) }
        case .followUp(let id):
            guard let it = followUps[id] else { return [] }
            return index.followUpsByTeacher[it.teacher].filter { other in
                other != id && followUps[other]?.programme == it.programme
                    && followUps[other]?.on == it.on
            }.map { .followUp($0) }
        case .unit, .person, .schoolClass, .teaching, .term, .test, .paper, .result, .pupil,
            .dossier, .draft, .exam, .activity, .lesson, .observation, .evaluation, .entry,
            .session, .project, .closing, .seal, .certificate, .integrity, .schemeVersion,
            .schemeUse, .topic, .course, .application, .notice:
            return []
        }
    }
}
