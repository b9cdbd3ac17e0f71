/// Something of the register that cannot be: an object that does not go with another one.
package struct RegisterFault: Hashable, Sendable {
    /// What is wrong.
    package enum Kind: String, Sendable, CaseIterable {
        /// It refers to an object that is not there.
        case dangling
        /// Another object claims the same place or time.
        case clash
    }

    package let object: ObjectName
    package let kind: Kind
    package let other: ObjectName
}

extension Register {
    /// Whether the object is there.
    package func has(_ name: ObjectName) -> Bool {
        switch name {
        case .unit(let id): units[id] != nil
        case .person(let id): persons[id] != nil
        case .schoolClass(let id): classes[id] != nil
        case .teaching(let id): teachings[id] != nil
        case .term(let id): terms[id] != nil
        case .test(let id): tests[id] != nil
        case .paper(let id): papers[id] != nil
        case .result(let id): results[id] != nil
        case .pupil(let id): pupils[id] != nil
        case .dossier(let id): dossiers[id] != nil
        case .draft(let id): drafts[id] != nil
        case .exam(let id): exams[id] != nil
        case .activity(let id): activities[id] != nil
        case .lesson(let id): lessons[id] != nil
        case .observation(let id): observations[id] != nil
        case .evaluation(let id): evaluations[id] != nil
        case .entry(let id): entries[id] != nil
        case .session(let id): sessions[id] != nil
        case .project(let id): projects[id] != nil
        case .closing(let id): closings[id] != nil
        case .seal(let id): seals[id] != nil
        case .certificate(let id): certificates[id] != nil
        case .integrity(let id): integrity[id] != nil
        case .assessment(let id): assessments[id] != nil
        case .technology(let id): technologies[id] != nil
        case .topic(let id): topics[id] != nil
        case .course(let id): courses[id] != nil
        case .plan(let id): plans[id] != nil
        case .application(let id): applications[id] != nil
        case .approval(let id): approvals[id] != nil
        case .notice(let id): notices[id] != nil
        case .followUp(let id): followUps[id] != nil
        case .schemeVersion(let id): schemeVersions[id] != nil
        case .schemeUse(let id): schemeUses[id] != nil
        }
    }

    /// The name of every object, in no particular order.
    package var names: [ObjectName] {
        units.map { .unit($0.id) } + persons.map { .person($0.id) }
            + classes.map { .schoolClass($0.id) } + teachings.map { .teaching($0.id) }
            + terms.map { .term($0.id) } + tests.map { .test($0.id) }
            + papers.map { .paper($0.id) } + results.map { .result($0.id) }
            + pupils.map { .pupil($0.id) } + dossiers.map { .dossier($0.id) }
            + drafts.map { .draft($0.id) } + exams.map { .exam($0.id) }
            + activities.map { .activity($0.id) } + lessons.map { .lesson($0.id) }
            + observations.map { .observation($0.id) } + evaluations.map { .evaluation($0.id) }
            + ledgerNames
            + schemeVersions.map { .schemeVersion($0.id) } + schemeUses.map { .schemeUse($0.id) }
    }

    /// What is wrong with an object that is there, seen from it.
    /// - Complexity: O(what it refers to and what lies beside it).
    package func faults(of name: ObjectName) -> [RegisterFault] {
        references(of: name).filter { !has($0) }.map {
            RegisterFault(object: name, kind: .dangling, other: $0)
        } + clashes(of: name).map { RegisterFault(object: name, kind: .clash, other: $0) }
    }

    /// What the object refers to, now or at any time.
    package func references(of name: ObjectName) -> [ObjectName] {
        switch name {
        case .unit(let id):
            return units[id]?.parent.values.compactMap(\.self).map { .unit($0) } ?? []
        case .person(let id):
            return persons[id]?.unit.values.map { .unit($0) } ?? []
        case .schoolClass(let id):
            guard let group = classes[id] else { return [] }
            return [.unit(group.unit)]
                + group.homeroom.values.compactMap(\.self).map { .person($0) }
        case .teaching(let id):
            guard let teaching = teachings[id] else { return [] }
            return [.person(teaching.teacher), .schoolClass(teaching.schoolClass)]
        case .term(let id):
            return [.unit(id.unit)]
        case .test(let id):
            return [.unit(id.unit)] + (tests[id]?.term.map { [.term($0)] } ?? [])
        case .paper(let id):
            let staff = papers[id]?.staff ?? []
            let people = staff.flatMap { [$0.invigilator, $0.marker].compactMap(\.self) }
            return [.test(id.test)] + staff.map { .schoolClass($0.schoolClass) }
                + people.map { .person($0) }
        case .result(let id):
            guard let result = results[id] else { return [] }
            let paper = Paper.ID(test: id.test, grade: result.grade, subject: id.subject)
            let own: [ObjectName] = [.test(id.test), .schoolClass(id.schoolClass), .paper(paper)]
            guard case .marks(let marks) = result.entry else { return own }
            return own + marks.map { .pupil($0.pupil) }
        case .pupil(let id):
            return pupils[id]?.schoolClass.values.compactMap(\.self).map { .schoolClass($0) } ?? []
        case .dossier(let id):
            guard let dossier = dossiers[id] else { return [] }
            return [.pupil(dossier.pupil), .test(dossier.test)]
                + dossier.checks.map { .person($0.by) }
        case .draft(let id):
            guard let draft = drafts[id] else { return [] }
            return [.person(draft.teacher), .term(draft.term)]
        case .exam(let id):
            return [.unit(id.unit)] + (exams[id]?.marks.map { .person($0.teacher) } ?? [])
        case .activity(let id):
            return activities[id]?.references ?? []
        case .lesson(let id):
            return lessons[id]?.references ?? []
        case .observation(let id):
            return observations[id]?.references ?? []
        case .evaluation(let id):
            return evaluations[id]?.references ?? []
        case .entry, .session, .project, .closing, .seal, .certificate, .integrity:
            return ledgerReferences(of: name)
        case .assessment, .technology, .topic, .course, .plan, .application, .approval, .notice,
            .followUp:
            return studyReferences(of: name)
        case .schemeVersion:
            return []
        case .schemeUse(let id):
            guard let use = schemeUses[id] else { return [] }
            return [.unit(use.unit), .schemeVersion(use.version)]
        }
    }

    /// The objects that claim the same place or time.
    private func clashes(of name: ObjectName) -> [ObjectName] {
        switch name {
        case .schoolClass(let id):
            guard let group = classes[id] else { return [] }
            return index.classesByCohort[group.cohort].filter { $0 != id }
                .map { .schoolClass($0) }
        case .teaching(let id):
            guard let teaching = teachings[id] else { return [] }
            return index.teachingsByClass[teaching.schoolClass].filter { other in
                guard other != id, let other = teachings[other] else { return false }
                return other.teacher == teaching.teacher && other.subject == teaching.subject
                    && other.period.overlaps(teaching.period)
            }.map { .teaching($0) }
        case .term(let id):
            guard let term = terms[id] else { return [] }
            return index.termsByUnit[id.unit].filter { other in
                other != id && terms[other]?.period.overlaps(term.period) == true
            }.map { .term($0) }
        case .schemeUse(let id):
            guard let use = schemeUses[id] else { return [] }
            return index.usesByUnit[use.unit].filter { other in
                guard other != id, let other = schemeUses[other] else { return false }
                return other.version.scheme == use.version.scheme
                    && other.period.overlaps(use.period)
            }.map { .schemeUse($0) }
        case .activity(let id):
            guard let activity = activities[id] else { return [] }
            return index.lessonsByActivity[id].filter { lesson in
                lessons[lesson].map { !activity.period.contains($0.on) } ?? false
            }.map { .lesson($0) }
        case .lesson(let id):
            return lessons[id].map(clashes) ?? []
        case .observation(let id):
            return observations[id].map(clashes) ?? []
        case .certificate(let id):
            guard let certificate = certificates[id], certificate.isLive else { return [] }
            return index.certificatesByTeacher[certificate.teacher].filter { other in
                other != id && certificates[other]?.isLive == true
            }.map { .certificate($0) }
        case .unit, .person, .test, .paper, .result, .pupil, .dossier, .draft, .exam, .evaluation,
            .entry, .session, .project, .closing, .seal, .integrity, .schemeVersion:
            return []
        case .assessment, .technology, .topic, .course, .plan, .application, .approval, .notice,
            .followUp:
            return studyClashes(of: name)
        }
    }

    private func clashes(of lesson: Lesson) -> [ObjectName] {
        let ofClass = lesson.schoolClass.map { index.lessonsByClass[$0] } ?? []
        return others(at: lesson, among: index.lessonsByGiver[lesson.giver] + ofClass)
            + observations(of: lesson.giver, at: lesson)
    }

    private func clashes(of observation: Observation) -> [ObjectName] {
        let twice = index.observationsByLesson[observation.lesson].filter { other in
            other != observation.id && observations[other]?.observer == observation.observer
        }.map { ObjectName.observation($0) }
        guard let lesson = lessons[observation.lesson] else { return twice }
        return twice + others(at: lesson, among: index.lessonsByGiver[observation.observer])
            + observations(of: observation.observer, at: lesson)
    }

    /// Those of the lessons that are at the same time as another one.
    private func others(at lesson: Lesson, among candidates: [LessonID]) -> [ObjectName] {
        candidates.filter { id in
            id != lesson.id && lessons[id].map { lesson.isAtTime(of: $0) } ?? false
        }.map { .lesson($0) }
    }

    /// What somebody observes elsewhere at the time of a lesson.
    private func observations(of observer: PersonID, at lesson: Lesson) -> [ObjectName] {
        index.observationsByObserver[observer].filter { id in
            guard let other = observations[id].flatMap({ lessons[$0.lesson] }) else { return false }
            return other.id != lesson.id && lesson.isAtTime(of: other)
        }.map { .observation($0) }
    }
}
