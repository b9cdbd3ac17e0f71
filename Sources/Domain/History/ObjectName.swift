/// Names any object of the register: its kind and its key.
package enum ObjectName: Hashable, Sendable {
    case unit(UnitID)
    case person(PersonID)
    case schoolClass(ClassID)
    case teaching(TeachingID)
    case term(TermID)
    case test(TestID)
    case paper(Paper.ID)
    case result(ClassResult.ID)
    case pupil(PupilID)
    case dossier(DossierID)
    case draft(DraftID)
    case exam(ExamID)
    case activity(ActivityID)
    case lesson(LessonID)
    case observation(ObservationID)
    case evaluation(EvaluationID)
    case entry(EntryID)
    case session(SessionID)
    case project(ProjectID)
    case closing(ClosingID)
    case seal(SealID)
    case certificate(CertificateID)
    case integrity(IntegrityID)
    case assessment(AssessmentID)
    case technology(TechnologyID)
    case topic(TopicID)
    case course(CourseID)
    case plan(PlanID)
    case application(ApplicationID)
    case approval(ApprovalID)
    case notice(NoticeID)
    case followUp(FollowUpID)
    case schemeVersion(SchemeVersion.Key)
    case schemeUse(SchemeUseID)

    /// The key as users write it.
    package var text: String {
        switch self {
        case .unit(let id): id.text
        case .person(let id): id.text
        case .schoolClass(let id): id.text
        case .teaching(let id): id.text
        case .term(let id): id.text
        case .test(let id): id.text
        case .paper(let id): id.text
        case .result(let id): id.text
        case .pupil(let id): id.text
        case .dossier(let id): id.text
        case .draft(let id): id.text
        case .exam(let id): id.text
        case .activity(let id): id.text
        case .lesson(let id): id.text
        case .observation(let id): id.text
        case .evaluation(let id): id.text
        case .entry(let id): id.text
        case .session(let id): id.text
        case .project(let id): id.text
        case .closing(let id): id.text
        case .seal(let id): id.text
        case .certificate(let id): id.text
        case .integrity(let id): id.text
        case .assessment(let id): id.text
        case .technology(let id): id.text
        case .topic(let id): id.text
        case .course(let id): id.text
        case .plan(let id): id.text
        case .application(let id): id.text
        case .approval(let id): id.text
        case .notice(let id): id.text
        case .followUp(let id): id.text
        case .schemeVersion(let id): id.text
        case .schemeUse(let id): id.text
        }
    }
}

extension Change {
    /// The object that it changes; nil for a counter, which is no object.
    package var name: ObjectName? {
        switch self {
        case .unit(let revised): .unit(revised.id)
        case .person(let revised): .person(revised.id)
        case .schoolClass(let revised): .schoolClass(revised.id)
        case .teaching(let revised): .teaching(revised.id)
        case .term(let revised): .term(revised.id)
        case .test(let revised): .test(revised.id)
        case .paper(let revised): .paper(revised.id)
        case .result(let revised): .result(revised.id)
        case .pupil(let revised): .pupil(revised.id)
        case .dossier(let revised): .dossier(revised.id)
        case .draft(let revised): .draft(revised.id)
        case .exam(let revised): .exam(revised.id)
        case .activity(let revised): .activity(revised.id)
        case .lesson(let revised): .lesson(revised.id)
        case .observation(let revised): .observation(revised.id)
        case .evaluation(let revised): .evaluation(revised.id)
        case .entry(let revised): .entry(revised.id)
        case .session(let revised): .session(revised.id)
        case .project(let revised): .project(revised.id)
        case .closing(let revised): .closing(revised.id)
        case .seal(let revised): .seal(revised.id)
        case .certificate(let revised): .certificate(revised.id)
        case .integrity(let revised): .integrity(revised.id)
        case .assessment(let revised): .assessment(revised.id)
        case .technology(let revised): .technology(revised.id)
        case .topic(let revised): .topic(revised.id)
        case .course(let revised): .course(revised.id)
        case .plan(let revised): .plan(revised.id)
        case .application(let revised): .application(revised.id)
        case .approval(let revised): .approval(revised.id)
        case .notice(let revised): .notice(revised.id)
        case .followUp(let revised): .followUp(revised.id)
        case .schemeVersion(let revised): .schemeVersion(revised.id)
        case .schemeUse(let revised): .schemeUse(revised.id)
        case .counter: nil
        }
    }

    /// The object's revision before and after it; nil where it is not there, or is a counter.
    package var revisions: (before: Int?, after: Int?) {
        switch self {
        case .unit(let revised): revised.revisions
        case .person(let revised): revised.revisions
        case .schoolClass(let revised): revised.revisions
        case .teaching(let revised): revised.revisions
        case .term(let revised): revised.revisions
        case .test(let revised): revised.revisions
        case .paper(let revised): revised.revisions
        case .result(let revised): revised.revisions
        case .pupil(let revised): revised.revisions
        case .dossier(let revised): revised.revisions
        case .draft(let revised): revised.revisions
        case .exam(let revised): revised.revisions
        case .activity(let revised): revised.revisions
        case .lesson(let revised): revised.revisions
        case .observation(let revised): revised.revisions
        case .evaluation(let revised): revised.revisions
        case .entry(let revised): revised.revisions
        case .session(let revised): revised.revisions
        case .project(let revised): revised.revisions
        case .closing(let revised): revised.revisions
        case .seal(let revised): revised.revisions
        case .certificate(let revised): revised.revisions
        case .integrity(let revised): revised.revisions
        case .assessment(let revised): revised.revisions
        case .technology(let revised): revised.revisions
        case .topic(let revised): revised.revisions
        case .course(let revised): revised.revisions
        case .plan(let revised): revised.revisions
        case .application(let revised): revised.revisions
        case .approval(let revised): revised.revisions
        case .notice(let revised): revised.revisions
        case .followUp(let revised): revised.revisions
        case .schemeVersion(let revised): revised.revisions
        case .schemeUse(let revised): revised.revisions
        case .counter: (nil, nil)
        }
    }
}

extension Revised {
    fileprivate var revisions: (before: Int?, after: Int?) {
        // Read where they stand: `before` and `after` are copies.
        (old.map { $0.value.revision }, new.map { $0.value.revision })
    }
}
