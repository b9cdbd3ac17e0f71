import Domain
import Grammar
import Notation

/// A kind of object whose history is kept, and how its keys are read.
///
/// An object that is not there any more is found by its key alone.
struct RecordedKind: Sendable {
    let label: Label
    let find: @Sendable (String, Scope) throws(Refusal) -> ObjectName
    let key: @Sendable (String) -> ObjectName?

    static let all: [RecordedKind] = [
        kind(Descriptions.unit, { .unit($0) }, { .unit(UnitID($0)) }),
        kind(Descriptions.teacher, { .person($0) }, { .person(PersonID($0)) }),
        kind(Descriptions.person, { .person($0) }, { .person(PersonID($0)) }),
        kind(Descriptions.schoolClass, { .schoolClass($0) }, { .schoolClass(ClassID($0)) }),
        kind(Descriptions.teaching, { .teaching($0) }, { .teaching(TeachingID($0)) }),
        kind(Descriptions.term, { .term($0) }, { scoped($0).map { .term($0) } }),
        kind(Descriptions.test, { .test($0) }, { scoped($0).map { .test($0) } }),
        kind(Descriptions.paper, { .paper($0) }, paper),
        kind(Descriptions.result, { .result($0) }, result),
        kind(Descriptions.pupil, { .pupil($0) }, { .pupil(PupilID($0)) }),
        kind(Descriptions.dossier, { .dossier($0) }, { .dossier(DossierID($0)) }),
        kind(Descriptions.draft, { .draft($0) }, { .draft(DraftID($0)) }),
        kind(Descriptions.exam, { .exam($0) }, { scoped($0).map { .exam($0) } }),
        kind(Descriptions.activity, { .activity($0) }, { .activity(ActivityID($0)) }),
        kind(Descriptions.lesson, { .lesson($0) }, { .lesson(LessonID($0)) }),
        kind(Descriptions.observation, { .observation($0) }, { .observation(ObservationID($0)) }),
        kind(Descriptions.evaluation, { .evaluation($0) }, { .evaluation(EvaluationID($0)) }),
        kind(Descriptions.entry, { .entry($0) }, { .entry(EntryID($0)) }),
        kind(Descriptions.session, { .session($0) }, { .session(SessionID($0)) }),
        kind(Descriptions.project, { .project($0) }, { .project(ProjectID($0)) }),
        kind(Descriptions.closing, { .closing($0) }, { .closing(ClosingID($0)) }),
        kind(Descriptions.seal, { .seal($0) }, { .seal(SealID($0)) }),
        kind(Descriptions.certificate, { .certificate($0) }, { .certificate(CertificateID($0)) }),
        kind(Descriptions.integrity, { .integrity($0) }, { .integrity(IntegrityID($0)) }),
        kind(Descriptions.assessment, { .assessment($0) }, { .assessment(AssessmentID($0)) }),
        kind(Descriptions.technology, { .technology($0) }, { .technology(TechnologyID($0)) }),
        kind(Descriptions.topic, { .topic($0) }, { .topic(TopicID($0)) }),
        kind(Descriptions.course, { .course($0) }, { .course(CourseID($0)) }),
        kind(Descriptions.plan, { .plan($0) }, { .plan(PlanID($0)) }),
        kind(Descriptions.application, { .application($0) }, { .application(ApplicationID($0)) }),
        kind(Descriptions.approval, { .approval($0) }, { .approval(ApprovalID($0)) }),
        kind(Descriptions.notice, { .notice($0) }, { .notice(NoticeID($0)) }),
        kind(Descriptions.followUp, { .followUp($0) }, { .followUp(FollowUpID($0)) }),
        RecordedKind(
            label: Label("scheme", "方案"),
            find: { text, _ throws(Refusal) in try version(text) },
            key: { try? version($0) }
        ),
        RecordedKind(
            label: Label("use", "启用"),
            find: { text, _ throws(Refusal) in .schemeUse(try SchemeUseID.read(text)) },
            key: { .schemeUse(SchemeUseID($0)) }
        ),
    ]

    private static func kind<Object: Entity>(
        _ description: EntityDescription<Object>,
        _ name: @escaping @Sendable (Object.Key) -> ObjectName,
        _ key: @escaping @Sendable (String) -> ObjectName?
    ) -> RecordedKind {
        RecordedKind(
            label: description.noun,
            find: { text, scope throws(Refusal) in name(try description.find(text, scope)) },
            key: key
        )
    }

    private static func scoped<Object>(_ text: String) -> ScopedIdentifier<Object>? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, UnitID.isValid(parts[0]), !parts[1].isEmpty else { return nil }
        return ScopedIdentifier(unit: UnitID(parts[0]), name: parts[1])
    }

    private static func paper(_ text: String) -> ObjectName? {
        let parts = text.split(separator: "/").map(String.init)
        guard parts.count == 4, let grade = Grade(notation: parts[2]) else { return nil }
        let test = TestID(unit: UnitID(parts[0]), name: parts[1])
        return .paper(Paper.ID(test: test, grade: grade, subject: parts[3]))
    }

    private static func result(_ text: String) -> ObjectName? {
        let parts = text.split(separator: "/").map(String.init)
        guard parts.count == 4 else { return nil }
        let test = TestID(unit: UnitID(parts[0]), name: parts[1])
        let group = ClassID(parts[2])
        return .result(ClassResult.ID(test: test, schoolClass: group, subject: parts[3]))
    }

    /// `hetu@2`, or the first version of `hetu`.
    private static func version(_ text: String) throws(Refusal) -> ObjectName {
        let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
        let id = try SchemeID.read(parts.first ?? text)
        let number = parts.count > 1 ? try Int.read(parts[1]) : 1
        return .schemeVersion(SchemeVersion.Key(scheme: id, version: number))
    }

    // MARK: As parameters

    static let kind = Parameter<RecordedKind>.positional(
        Label("kind", "种类"),
        Reading(
            ValueType(
                Label("kind", "种类"),
                shape: all.map(\.label.english).joined(separator: "|"),
                completion: .words(all.map(\.label))
            )
        ) { value, _ throws(Refusal) in
            guard let kind = all.first(where: { $0.label.isNamed(value.text) }) else {
                let names = all.flatMap { [$0.label.english, $0.label.chinese] }
                throw value.refusal(
                    .badArgument,
                    "no kind of object \(excerpt(value.text))",
                    "没有这种对象 \(excerpt(value.text))",
                    want: "kind",
                    hint: nearest(to: value.text, among: names)
                        ?? all.map(\.label.english).joined(separator: ",")
                )
            }
            return kind
        },
        Bilingual("what kind of object", "对象种类")
    )

    /// What completion is told of an object whose kind is the word before it.
    static let objectOfKind = "object"

    static let object = Parameter<BoundArguments.Value>.positional(
        Label("object", "对象"),
        Reading(
            ValueType(Label("object", "对象"), shape: "KEY", completion: .objects(objectOfKind))
        ) { value, _ throws(Refusal) in
            value
        },
        Bilingual("which object, by key or name; also one that was removed", "哪个对象，也可以是已删除的")
    )

    /// The object of this kind that a value names; one that is not there by its key.
    func name(_ value: BoundArguments.Value, _ scope: Scope) throws(Refusal) -> ObjectName {
        do throws(Refusal) {
            return try find(value.text, scope)
        } catch {
            guard error.code == .noEntity, let name = key(value.text) else {
                throw value.pointing(error)
            }
            return name
        }
    }
}
