extension Register {
    /// Carries out a change; the only place where the register changes.
    /// - Complexity: O(log n).
    package mutating func apply(_ change: Change) {
        renewEditions(for: change)
        switch change {
        case .unit(let revised):
            units.put(revised)
            rename(revised)
            trees.unitsByName.reindex(revised) { $0.name.values }
        case .person(let revised):
            persons.put(revised)
            rename(revised)
            trees.personsByName.reindex(revised) { $0.name.values }
        case .schoolClass(let revised):
            classes.put(revised)
            rename(revised)
            trees.classesByCohort.reindex(revised) { [$0.cohort] }
            trees.classesByUnit.reindex(revised) { [$0.unit] }
        case .teaching(let revised):
            teachings.put(revised)
            rename(revised)
            trees.teachingsByClass.reindex(revised) { [$0.schoolClass] }
            trees.teachingsByTeacher.reindex(revised) { [$0.teacher] }
        case .term(let revised):
            terms.put(revised)
            rename(revised)
            trees.termsByName.reindex(revised) { [$0.id.name] }
            trees.termsByUnit.reindex(revised) { [$0.id.unit] }
        case .test(let revised):
            tests.put(revised)
            rename(revised)
            trees.testsByName.reindex(revised) { [$0.id.name] }
        case .paper(let revised):
            papers.put(revised)
            trees.papersByTest.reindex(revised) { [$0.id.test] }
        case .result(let revised):
            results.put(revised)
            trees.resultsByTest.reindex(revised) { [$0.id.test] }
            trees.resultsByClass.reindex(revised) { [$0.id.schoolClass] }
        case .pupil(let revised):
            pupils.put(revised)
            rename(revised)
            trees.pupilsByClass.reindex(revised) { $0.classes }
        case .dossier(let revised):
            dossiers.put(revised)
            rename(revised)
            trees.dossiersByPupil.reindex(revised) { [$0.pupil] }
        case .draft(let revised):
            drafts.put(revised)
            rename(revised)
        case .exam(let revised):
            exams.put(revised)
            rename(revised)
            trees.examsByName.reindex(revised) { [$0.id.name] }
        case .activity(let revised): put(revised)
        case .lesson(let revised): put(revised)
        case .observation(let revised): put(revised)
        case .evaluation(let revised): put(revised)
        case .entry, .session, .project, .closing, .seal, .certificate, .integrity, .assessment,
            .technology, .topic, .course, .plan, .application, .approval, .notice, .followUp:
            applyLedger(change)
        case .schemeVersion(let revised):
            schemeVersions.put(revised)
            rename(revised)
        case .schemeUse(let revised):
            schemeUses.put(revised)
            rename(revised)
            trees.usesByUnit.reindex(revised) { [$0.unit] }
        // A counter at 0 is none, so that taking its first step back leaves what was there.
        case .counter(let step): counters[step.prefix] = step.after == 0 ? nil : step.after
        }
    }

    /// The ledger's part of `apply`; nothing for other kinds.
    private mutating func applyLedger(_ change: Change) {
        switch change {
        case .entry(let revised):
            entries.put(revised)
            // Most lines are of no session.
            guard revised.old?.value.session != nil || revised.new?.value.session != nil else {
                return
            }
            trees.entriesBySession.reindex(revised) { [$0.session].compactMap(\.self) }
        case .session(let revised):
            sessions.put(revised)
            rename(revised)
        case .project(let revised):
            projects.put(revised)
            rename(revised)
            trees.projectsByUnit.reindex(revised) { [$0.unit] }
        case .closing(let revised):
            closings.put(revised)
            rename(revised)
            trees.closingsByUnit.reindex(revised) { [$0.unit] }
        case .seal(let revised):
            seals.put(revised)
            rename(revised)
            trees.sealsByTeacher.reindex(revised) { [$0.teacher] }
        case .certificate(let revised):
            certificates.put(revised)
            rename(revised)
            trees.certificatesByTeacher.reindex(revised) { [$0.teacher] }
        case .integrity(let revised):
            integrity.put(revised)
            rename(revised)
            trees.integrityByTeacher.reindex(revised) { [$0.teacher] }
        case .unit, .person, .schoolClass, .teaching, .term, .test, .paper, .result, .pupil,
            .dossier, .draft, .exam, .activity, .lesson, .observation, .evaluation,
            .schemeVersion, .schemeUse, .counter:
            break
        case .assessment, .technology, .topic, .course, .plan, .application, .approval, .notice,
            .followUp:
            applyStudies(change)
        }
    }

    /// The part of `apply` for what teachers study beside the ledger; nothing for other kinds.
    private mutating func applyStudies(_ change: Change) {
        switch change {
        case .assessment(let revised):
            assessments.put(revised)
            rename(revised)
            trees.assessmentsByTeacher.reindex(revised) { [$0.teacher] }
        case .technology(let revised):
            technologies.put(revised)
            rename(revised)
            trees.technologiesByTeacher.reindex(revised) { [$0.teacher] }
        case .topic(let revised):
            topics.put(revised)
            rename(revised)
        case .course(let revised):
            courses.put(revised)
            rename(revised)
        case .plan(let revised):
            plans.put(revised)
            rename(revised)
            trees.plansByTeacher.reindex(revised) { [$0.teacher] }
        case .application(let revised):
            applications.put(revised)
            rename(revised)
            trees.applicationsByTeacher.reindex(revised) { [$0.teacher] }
            trees.applicationsByCourse.reindex(revised) { [$0.course].compactMap(\.self) }
        case .approval(let revised):
            approvals.put(revised)
            rename(revised)
            trees.approvalsByEntry.reindex(revised) { [$0.entry] }
        case .notice(let revised):
            notices.put(revised)
            rename(revised)
            trees.noticesByUnit.reindex(revised) { [$0.unit] }
        case .followUp(let revised):
            followUps.put(revised)
            rename(revised)
            trees.followUpsByTeacher.reindex(revised) { [$0.teacher] }
        case .unit, .person, .schoolClass, .teaching, .term, .test, .paper, .result, .pupil,
            .dossier, .draft, .exam, .activity, .lesson, .observation, .evaluation, .entry,
            .session, .project, .closing, .seal, .certificate, .integrity, .schemeVersion,
            .schemeUse, .counter:
            break
        }
    }

    /// Keeps the names in step, from which completion proposes.
    mutating func rename<Object: Entity>(_ revised: Revised<Object>) {
        if let kind = Object.nameKind { trees.names.revise(revised, kind) }
    }
}
