import Domain
import Notation

/// The keys and names of the register's objects, for completion.
///
/// What begins so is read from the register's ordered index; nothing is searched.
struct ObjectNames {
    /// One object: what is typed for it, and what tells it apart.
    struct Found: Hashable {
        let text: String
        let note: String
    }

    let context: Context
    let limit: Int

    /// The entries that are looked at for a name that is typed with gaps.
    private static let fuzzyLimit = 2_000

    /// The objects of a kind whose key or name begins so; where there are none, those with a name
    /// that has the text further on, or its characters in their order.
    /// - Complexity: O(log n + `limit` + `fuzzyLimit`).
    func beginning(with typed: String, kind: String) -> [Found] {
        switch kind {
        case "unit": return find(typed, .unit)
        case "teacher", "person": return find(typed, .person)
        case "class": return find(typed, .schoolClass) + classes(typed)
        case "term": return find(typed, .term)
        case "test": return find(typed, .test)
        case "scheme": return find(typed, .scheme)
        case "teaching": return find(typed, .teaching)
        case "pupil": return find(typed, .pupil)
        case "dossier": return find(typed, .dossier)
        case "draft": return find(typed, .draft)
        case "exam": return find(typed, .exam)
        case "activity": return find(typed, .activity)
        case "lesson": return find(typed, .lesson)
        case "observation": return find(typed, .observation)
        case "evaluation": return find(typed, .evaluation)
        case "session": return find(typed, .session)
        case "project": return find(typed, .project)
        case "certificate": return find(typed, .certificate)
        case "topic": return find(typed, .topic)
        case "course": return find(typed, .course)
        case "plan": return find(typed, .plan)
        case "application": return find(typed, .application)
        case "assessment": return find(typed, .assessment)
        case "technology": return find(typed, .technology)
        case "approval": return find(typed, .approval)
        case "notice": return find(typed, .notice)
        case "followup": return find(typed, .followUp)
        case "integrity": return find(typed, .integrity)
        case "period": return find(typed, .closing)
        case "seal": return find(typed, .seal)
        case "use": return find(typed, .schemeUse)
        case "hours": return entries(typed)
        case "paper", "result": return parts(typed, kind)
        default: return []
        }
    }

    private func find(_ typed: String, _ kind: NameIndex.Kind) -> [Found] {
        let index = context.register.index.names
        var found: [Found] = []
        var keys: Set<String> = []
        var texts: Set<Found> = []
        /// - Returns: whether there is room for more.
        func add(_ entry: NameIndex.Entry, _ part: NameIndex.Part) -> Bool {
            guard keys.insert(entry.key).inserted, let object = object(kind, entry, part) else {
                return true
            }
            // Two objects may be proposed by one name.
            if texts.insert(object).inserted { found.append(object) }
            return found.count < limit
        }
        let isScoped = kind == .term || kind == .test || kind == .exam || kind == .scheme
        let order: [NameIndex.Part] = isScoped ? [.name, .key] : [.key, .name]
        for part in typed.isEmpty ? order.prefix(1) : order[...] where found.count < limit {
            index.visit(kind, part, beginningWith: typed) { add($0, part) }
        }
        guard found.isEmpty, !typed.isEmpty else { return found }
        index.visit(kind, .rest, beginningWith: typed) { add($0, .rest) }
        guard found.isEmpty, let first = typed.unicodeScalars.first else { return found }
        var looked = 0
        let scalars = Array(typed.unicodeScalars)
        index.visit(kind, .name, beginningWith: String(Character(first))) { entry in
            looked += 1
            guard looked <= Self.fuzzyLimit else { return false }
            return Self.has(entry.text, scalars) ? add(entry, .rest) : true
        }
        return found
    }

    /// Whether the characters of `typed` stand in `text` in their order.
    private static func has(_ text: String, _ typed: [Unicode.Scalar]) -> Bool {
        var next = 0
        for scalar in text.unicodeScalars where next < typed.count && scalar == typed[next] {
            next += 1
        }
        return next == typed.count
    }

    // MARK: One object

    private func object(
        _ kind: NameIndex.Kind,
        _ entry: NameIndex.Entry,
        _ part: NameIndex.Part
    ) -> Found? {
        let register = context.register
        let key = entry.key
        switch kind {
        case .unit:
            guard let unit = register.units.stored(UnitID(key)) else { return nil }
            let name = unit.value.name[context.today]
            let isAlone = register.index.unitsByName.count(at: name) == 1
            return named(key, name, isAlone: isAlone, part, entry)
        case .person:
            guard let person = register.persons.stored(PersonID(key)) else { return nil }
            let name = person.value.name[context.today]
            // Only the name that was typed is proposed where nobody else has it.
            let isAlone = part == .name && register.index.personsByName.count(at: name) == 1
            let unit = register.units.stored(person.value.unit[context.today])?
                .value.name[context.today]
            return named(key, name, isAlone: isAlone, part, entry, place: unit)
        case .schoolClass:
            guard let group = register.classes[ClassID(key)] else { return nil }
            let view = View(register: register, day: context.today)
            return Found(text: key, note: group.printedName(in: view) ?? "")
        case .teaching:
            return Found(text: key, note: register.teachings[TeachingID(key)]?.subject ?? "")
        case .term:
            return scoped(key, part) { register.index.termsByName.count(at: $0) }
        case .test:
            return scoped(key, part) { register.index.testsByName.count(at: $0) }
        case .pupil:
            // By key only: names are not for everybody.
            let group = register.pupils[PupilID(key)]?.schoolClass[context.today]
            return Found(text: key, note: group?.text ?? "")
        case .dossier:
            return Found(text: key, note: register.dossiers[DossierID(key)]?.pupil.text ?? "")
        case .draft:
            return Found(text: key, note: register.drafts[DraftID(key)]?.subject ?? "")
        case .exam:
            return scoped(key, part) { register.index.examsByName.count(at: $0) }
        case .activity:
            return Found(text: key, note: register.activities[ActivityID(key)]?.name ?? "")
        case .lesson:
            let lesson = register.lessons[LessonID(key)]
            return Found(text: key, note: lesson.map { "\($0.on) \($0.giver.text)" } ?? "")
        case .observation:
            let observer = register.observations[ObservationID(key)]?.observer
            return Found(text: key, note: observer?.text ?? "")
        case .evaluation:
            let day = register.evaluations[EvaluationID(key)]?.on
            return Found(text: key, note: day?.description ?? "")
        case .session:
            return Found(text: key, note: register.sessions[SessionID(key)]?.title ?? "")
        case .project:
            return Found(text: key, note: register.projects[ProjectID(key)]?.theme ?? "")
        case .certificate:
            let teacher = register.certificates[CertificateID(key)]?.teacher
            return Found(text: key, note: teacher?.text ?? "")
        case .topic, .course, .plan, .application, .assessment, .technology, .approval, .notice,
            .followUp, .integrity, .closing, .seal, .schemeUse:
            return Found(text: key, note: programmeNote(kind, key) ?? "")
        case .scheme:
            let name = key.prefix { $0 != "@" }
            return Found(text: part == .key ? key : String(name), note: part == .key ? "" : key)
        }
    }

    /// What is said of an object that is about programmes; nil for others.
    private func programmeNote(_ kind: NameIndex.Kind, _ key: String) -> String? {
        let register = context.register
        return switch kind {
        case .topic: register.topics[TopicID(key)]?.title
        case .course: register.courses[CourseID(key)]?.title
        case .plan: register.plans[PlanID(key)]?.teacher.text
        case .application: register.applications[ApplicationID(key)]?.programme
        case .assessment:
            register.assessments[AssessmentID(key)].map { "\($0.teacher.text) \($0.year)" }
        case .technology: register.technologies[TechnologyID(key)]?.teacher.text
        case .approval: register.approvals[ApprovalID(key)]?.entry.text
        case .notice: register.notices[NoticeID(key)].map { "\($0.unit.text) \($0.on)" }
        case .followUp:
            register.followUps[FollowUpID(key)].map { "\($0.teacher.text) \($0.programme)" }
        case .integrity:
            register.integrity[IntegrityID(key)].map { "\($0.teacher.text) \($0.programme)" }
        case .closing: register.closings[ClosingID(key)].map { "\($0.unit.text) \($0.year)" }
        case .seal: register.seals[SealID(key)].map { "\($0.teacher.text) \($0.year)" }
        case .schemeUse:
            register.schemeUses[SchemeUseID(key)].map { "\($0.version.text) \($0.unit.text)" }
        case .unit, .person, .schoolClass, .teaching, .term, .test, .scheme, .pupil, .dossier,
            .draft, .exam, .activity, .lesson, .observation, .evaluation, .session, .project,
            .certificate:
            nil
        }
    }

    /// The key, or the name where it is typed from its beginning and nobody else has it.
    private func named(
        _ key: String,
        _ name: String,
        isAlone: Bool,
        _ part: NameIndex.Part,
        _ entry: NameIndex.Entry,
        place: String? = nil
    ) -> Found? {
        switch part {
        case .key: return Found(text: key, note: name)
        case .name where isAlone && name == entry.text: return Found(text: name, note: key)
        case .name, .rest:
            return Found(text: key, note: place.map { "\(name) \($0)" } ?? name)
        }
    }

    /// The short name, or the whole key where several units have that name.
    private func scoped(
        _ key: String,
        _ part: NameIndex.Part,
        _ count: (String) -> Int
    ) -> Found {
        guard let slash = key.firstIndex(of: "/") else { return Found(text: key, note: "") }
        let unit = String(key[..<slash])
        let name = String(key[key.index(after: slash)...])
        return part == .name && count(name) == 1
            ? Found(text: name, note: unit) : Found(text: key, note: unit)
    }
}
