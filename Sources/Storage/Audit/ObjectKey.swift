import Domain

/// The table and the key of an object, as they stand in the audit's row operations.
struct ObjectKey {
    let table: Table
    /// The canonical bytes of the key's columns, with which every row of the object begins.
    let bytes: [UInt8]

    init(_ name: ObjectName) {
        var writer = RowWriter()
        switch name {
        case .unit(let id): (table, _) = (.unit, writer.text(id.text))
        case .person(let id): (table, _) = (.person, writer.text(id.text))
        case .schoolClass(let id): (table, _) = (.schoolClass, writer.text(id.text))
        case .teaching(let id): (table, _) = (.teaching, writer.text(id.text))
        case .term(let id): (table, _) = (.term, writer.scoped(id))
        case .test(let id): (table, _) = (.test, writer.scoped(id))
        case .paper(let id):
            table = .paper
            writer.scoped(id.test)
            writer.integer(id.grade.number)
            writer.text(id.subject)
        case .result(let id):
            table = .result
            writer.scoped(id.test)
            writer.text(id.schoolClass.text)
            writer.text(id.subject)
        case .pupil(let id): (table, _) = (.pupil, writer.text(id.text))
        case .dossier(let id): (table, _) = (.dossier, writer.text(id.text))
        case .draft(let id): (table, _) = (.draft, writer.text(id.text))
        case .exam(let id): (table, _) = (.exam, writer.scoped(id))
        case .activity(let id): (table, _) = (.activity, writer.text(id.text))
        case .lesson(let id): (table, _) = (.lesson, writer.text(id.text))
        case .observation(let id): (table, _) = (.observation, writer.text(id.text))
        case .evaluation(let id): (table, _) = (.evaluation, writer.text(id.text))
        case .entry(let id): (table, _) = (.entry, writer.text(id.text))
        case .session(let id): (table, _) = (.session, writer.text(id.text))
        case .project(let id): (table, _) = (.project, writer.text(id.text))
        case .closing(let id): (table, _) = (.closing, writer.text(id.text))
        case .seal(let id): (table, _) = (.seal, writer.text(id.text))
        case .certificate(let id): (table, _) = (.certificate, writer.text(id.text))
        case .integrity(let id): (table, _) = (.integrity, writer.text(id.text))
        case .assessment(let id): (table, _) = (.assessment, writer.text(id.text))
        case .technology(let id): (table, _) = (.technology, writer.text(id.text))
        case .topic(let id): (table, _) = (.topic, writer.text(id.text))
        case .course(let id): (table, _) = (.course, writer.text(id.text))
        case .plan(let id): (table, _) = (.plan, writer.text(id.text))
        case .application(let id): (table, _) = (.application, writer.text(id.text))
        case .approval(let id): (table, _) = (.approval, writer.text(id.text))
        case .notice(let id): (table, _) = (.notice, writer.text(id.text))
        case .followUp(let id): (table, _) = (.followUp, writer.text(id.text))
        case .schemeVersion(let key):
            table = .schemeVersion
            writer.text(key.scheme.text)
            writer.integer(key.version)
        case .schemeUse(let id): (table, _) = (.schemeUse, writer.text(id.text))
        }
        bytes = writer.bytes
    }

    /// Whether the table has rows of such objects; a result's row stands in one of three.
    func isIn(_ table: Table) -> Bool {
        guard self.table == .result else { return self.table == table }
        return table == .result || table == .resultCounts || table == .markSheet
    }

    /// The name of the object whose row it is; nil for a counter's.
    static func name(_ table: Table, _ row: [UInt8]) throws(StoreError) -> ObjectName? {
        try row.withUnsafeBufferPointer { (buffer) throws(StoreError) -> ObjectName? in
            var reader = RowReader(UnsafeRawBufferPointer(buffer), of: table.layout)
            switch table {
            case .unit, .unitChange: return .unit(UnitID(try reader.text()))
            case .person, .personChange: return .person(PersonID(try reader.text()))
            case .schoolClass, .classChange: return .schoolClass(ClassID(try reader.text()))
            case .teaching, .teachingHours: return .teaching(TeachingID(try reader.text()))
            case .term: return .term(try reader.scoped())
            case .test, .testNotice: return .test(try reader.scoped())
            case .pupil, .pupilChange: return .pupil(PupilID(try reader.text()))
            case .dossier: return .dossier(DossierID(try reader.text()))
            case .draft: return .draft(DraftID(try reader.text()))
            case .exam, .examMark: return .exam(try reader.scoped())
            case .activity, .contestRound: return .activity(ActivityID(try reader.text()))
            case .lesson: return .lesson(LessonID(try reader.text()))
            case .observation: return .observation(ObservationID(try reader.text()))
            case .evaluation: return .evaluation(EvaluationID(try reader.text()))
            case .entry: return .entry(EntryID(try reader.text()))
            case .session: return .session(SessionID(try reader.text()))
            case .project, .projectPlan: return .project(ProjectID(try reader.text()))
            case .closing: return .closing(ClosingID(try reader.text()))
            case .seal, .sealFigures: return .seal(SealID(try reader.text()))
            case .certificate: return .certificate(CertificateID(try reader.text()))
            case .integrity: return .integrity(IntegrityID(try reader.text()))
            case .assessment: return .assessment(AssessmentID(try reader.text()))
            case .technology: return .technology(TechnologyID(try reader.text()))
            case .topic: return .topic(TopicID(try reader.text()))
            case .course: return .course(CourseID(try reader.text()))
            case .plan: return .plan(PlanID(try reader.text()))
            case .application: return .application(ApplicationID(try reader.text()))
            case .approval: return .approval(ApprovalID(try reader.text()))
            case .notice: return .notice(NoticeID(try reader.text()))
            case .followUp: return .followUp(FollowUpID(try reader.text()))
            case .paper, .paperStaff:
                return .paper(
                    Paper.ID(
                        test: try reader.scoped(),
                        grade: try reader.grade(),
                        subject: try reader.text()
                    )
                )
            case .result, .resultCounts, .markSheet, .mark:
                return .result(
                    ClassResult.ID(
                        test: try reader.scoped(),
                        schoolClass: ClassID(try reader.text()),
                        subject: try reader.text()
                    )
                )
            case .schemeVersion:
                let scheme = SchemeID(try reader.text())
                return .schemeVersion(
                    SchemeVersion.Key(scheme: scheme, version: try reader.integer())
                )
            case .schemeUse: return .schemeUse(SchemeUseID(try reader.text()))
            case .counter: return nil
            }
        }
    }
}

extension RowWriter {
    fileprivate mutating func scoped<Object>(_ id: ScopedIdentifier<Object>) {
        text(id.unit.text)
        text(id.name)
    }
}

extension RowReader {
    fileprivate mutating func scoped<Object>() throws(StoreError) -> ScopedIdentifier<Object> {
        let unit = UnitID(try text())
        return ScopedIdentifier(unit: unit, name: try text())
    }
}
