/// What subscribers are told of: the kind of the object that changed.
package enum Topic: String, CaseIterable, Sendable {
    case unit
    case person
    case schoolClass = "class"
    case teaching
    case term
    case test
    case paper
    case result
    case pupil
    case dossier
    case draft
    case exam
    case activity
    case lesson
    case observation
    case evaluation
    case entry = "hours"
    case session
    case project
    case closing = "period"
    case seal
    case certificate
    case integrity
    case assessment
    case technology
    case topic
    case course
    case plan
    case application
    case approval
    case notice
    case followUp = "followup"
    case scheme
    case schemeUse = "scheme-use"
}

/// One committed statement as subscribers see it: which objects it changed.
package struct Event: Hashable, Sendable {
    package let sequence: Int
    package let changes: [ObjectChange]

    package init(sequence: Int, changes: [ObjectChange]) {
        self.sequence = sequence
        self.changes = changes
    }
}

/// That an object was added, changed or removed; what it is now is asked for.
package struct ObjectChange: Hashable, Sendable {
    /// What became of it.
    package enum Action: String, CaseIterable, Sendable {
        case added
        case changed
        case removed
    }

    package let topic: Topic
    package let action: Action
    /// The object's revision, after its removal the last one.
    package let revision: Int
    package let key: String
    /// Whether it is an evaluation that names nobody, of which admins alone are told when it came.
    package let isUnsigned: Bool

    package init(
        topic: Topic,
        action: Action,
        revision: Int,
        key: String,
        isUnsigned: Bool = false
    ) {
        self.topic = topic
        self.action = action
        self.revision = revision
        self.key = key
        self.isUnsigned = isUnsigned
    }

    /// What this change and a later one of the same object come to.
    ///
    /// An addition that was then changed is an addition; one that was then removed stays a removal,
    /// since who learns of it may have heard of the object elsewhere.
    package func followed(by later: ObjectChange) -> ObjectChange {
        let isAddition = action == .added && later.action == .changed
        let isRevision = action == .removed && later.action == .added
        return ObjectChange(
            topic: topic,
            action: isAddition ? .added : isRevision ? .changed : later.action,
            revision: later.revision,
            key: key,
            isUnsigned: isUnsigned || later.isUnsigned
        )
    }
}

extension Change {
    /// What subscribers are told of it; a counter is nobody's business.
    package var event: ObjectChange? {
        switch self {
        case .unit(let revised): Self.event(revised, .unit)
        case .person(let revised): Self.event(revised, .person)
        case .schoolClass(let revised): Self.event(revised, .schoolClass)
        case .teaching(let revised): Self.event(revised, .teaching)
        case .term(let revised): Self.event(revised, .term)
        case .test(let revised): Self.event(revised, .test)
        case .paper(let revised): Self.event(revised, .paper)
        case .result(let revised): Self.event(revised, .result)
        case .pupil(let revised): Self.event(revised, .pupil)
        case .dossier(let revised): Self.event(revised, .dossier)
        case .draft(let revised): Self.event(revised, .draft)
        case .exam(let revised): Self.event(revised, .exam)
        case .activity(let revised): Self.event(revised, .activity)
        case .lesson(let revised): Self.event(revised, .lesson)
        case .observation(let revised): Self.event(revised, .observation)
        case .evaluation(let revised):
            Self.event(revised, .evaluation, isUnsigned: isOfUnsignedForm)
        case .entry(let revised): Self.event(revised, .entry)
        case .session(let revised): Self.event(revised, .session)
        case .project(let revised): Self.event(revised, .project)
        case .closing(let revised): Self.event(revised, .closing)
        case .seal(let revised): Self.event(revised, .seal)
        case .certificate(let revised): Self.event(revised, .certificate)
        case .integrity(let revised): Self.event(revised, .integrity)
        case .assessment(let revised): Self.event(revised, .assessment)
        case .technology(let revised): Self.event(revised, .technology)
        case .topic(let revised): Self.event(revised, .topic)
        case .course(let revised): Self.event(revised, .course)
        case .plan(let revised): Self.event(revised, .plan)
        case .application(let revised): Self.event(revised, .application)
        case .approval(let revised): Self.event(revised, .approval)
        case .notice(let revised): Self.event(revised, .notice)
        case .followUp(let revised): Self.event(revised, .followUp)
        case .schemeVersion(let revised): Self.event(revised, .scheme)
        case .schemeUse(let revised): Self.event(revised, .schemeUse)
        case .counter: nil
        }
    }

    private static func event(
        _ revised: Revised<some Entity>,
        _ topic: Topic,
        isUnsigned: Bool = false
    ) -> ObjectChange? {
        let action: ObjectChange.Action =
            revised.after == nil ? .removed : revised.before == nil ? .added : .changed
        guard let object = revised.after ?? revised.before else { return nil }
        return ObjectChange(
            topic: topic,
            action: action,
            revision: object.revision,
            key: object.keyText,
            isUnsigned: isUnsigned
        )
    }
}
