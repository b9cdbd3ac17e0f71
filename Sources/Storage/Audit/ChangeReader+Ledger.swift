import Domain

/// Objects of the ledger, each one row.
extension ChangeReader {
    func ledger(_ group: Group, _ register: Register) throws(StoreError) -> Change {
        switch group.operation.table {
        case .entry: return .entry(try plain(group, \EntryRow.entry, register.entries))
        case .session: return .session(try plain(group, \SessionRow.session, register.sessions))
        case .project: return .project(try project(group, register.projects))
        case .closing: return .closing(try plain(group, \ClosingRow.closing, register.closings))
        case .seal: return .seal(try seal(group, register.seals))
        case .certificate:
            let row = \CertificateRow.certificate
            return .certificate(try plain(group, row, register.certificates))
        case .integrity:
            return .integrity(try plain(group, \IntegrityRow.integrity, register.integrity))
        case .unit, .unitChange, .person, .personChange, .schoolClass, .classChange, .teaching,
            .term, .test, .paper, .result, .schemeVersion, .schemeUse, .counter, .pupil,
            .pupilChange, .paperStaff, .testNotice, .resultCounts, .markSheet, .mark, .dossier,
            .draft, .exam, .examMark, .activity, .lesson, .observation, .evaluation, .sealFigures,
            .projectPlan, .teachingHours, .contestRound:
            throw damage("a row of \(group.operation.table.layout.name) out of place")
        case .assessment, .technology, .topic, .course, .plan, .application, .approval, .notice,
            .followUp:
            return try study(group, register)
        }
    }

    /// What teachers study beside the ledger.
    private func study(_ group: Group, _ register: Register) throws(StoreError) -> Change {
        switch group.operation.table {
        case .assessment:
            return .assessment(try plain(group, \AssessmentRow.assessment, register.assessments))
        case .technology:
            return .technology(try plain(group, \TechnologyRow.technology, register.technologies))
        case .topic:
            return .topic(try plain(group, \TopicRow.topic, register.topics))
        case .course:
            return .course(try plain(group, \CourseRow.course, register.courses))
        case .plan:
            return .plan(try plain(group, \PlanRow.plan, register.plans))
        case .application:
            return .application(
                try plain(group, \ApplicationRow.application, register.applications)
            )
        case .approval:
            return .approval(try plain(group, \ApprovalRow.approval, register.approvals))
        case .notice:
            return .notice(try plain(group, \NoticeRow.notice, register.notices))
        case .followUp:
            return .followUp(try plain(group, \FollowUpRow.followUp, register.followUps))
        case .unit, .unitChange, .person, .personChange, .schoolClass, .classChange, .teaching,
            .term, .test, .paper, .result, .schemeVersion, .schemeUse, .counter, .pupil,
            .pupilChange, .paperStaff, .testNotice, .resultCounts, .markSheet, .mark, .dossier,
            .draft, .exam, .examMark, .activity, .lesson, .observation, .evaluation, .entry,
            .session, .project, .closing, .seal, .certificate, .integrity, .sealFigures,
            .projectPlan, .teachingHours, .contestRound:
            throw damage("a row of \(group.operation.table.layout.name) out of place")
        }
    }
}
