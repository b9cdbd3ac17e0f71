import Domain

extension Change {
    /// Whether both change the same object from the same value.
    ///
    /// A transaction that is run again must find what it found: another value is a conflict.
    func begins(like other: Change) -> Bool {
        // One switch at a time: the compiler does not see through one over both.
        switch self {
        case .unit(let one):
            if case .unit(let two) = other { return one.begins(like: two) }
        case .person(let one):
            if case .person(let two) = other { return one.begins(like: two) }
        case .schoolClass(let one):
            if case .schoolClass(let two) = other { return one.begins(like: two) }
        case .teaching(let one):
            if case .teaching(let two) = other { return one.begins(like: two) }
        case .term(let one):
            if case .term(let two) = other { return one.begins(like: two) }
        case .test(let one):
            if case .test(let two) = other { return one.begins(like: two) }
        case .paper(let one):
            if case .paper(let two) = other { return one.begins(like: two) }
        case .result(let one):
            if case .result(let two) = other { return one.begins(like: two) }
        case .pupil(let one):
            if case .pupil(let two) = other { return one.begins(like: two) }
        case .dossier(let one):
            if case .dossier(let two) = other { return one.begins(like: two) }
        case .draft(let one):
            if case .draft(let two) = other { return one.begins(like: two) }
        case .exam(let one):
            if case .exam(let two) = other { return one.begins(like: two) }
        case .activity(let one):
            if case .activity(let two) = other { return one.begins(like: two) }
        case .lesson(let one):
            if case .lesson(let two) = other { return one.begins(like: two) }
        case .observation(let one):
            if case .observation(let two) = other { return one.begins(like: two) }
        case .evaluation(let one):
            if case .evaluation(let two) = other { return one.begins(like: two) }
        case .entry(let one):
            if case .entry(let two) = other { return one.begins(like: two) }
        case .session(let one):
            if case .session(let two) = other { return one.begins(like: two) }
        case .project(let one):
            if case .project(let two) = other { return one.begins(like: two) }
        case .closing(let one):
            if case .closing(let two) = other { return one.begins(like: two) }
        case .seal(let one):
            if case .seal(let two) = other { return one.begins(like: two) }
        case .certificate(let one):
            if case .certificate(let two) = other { return one.begins(like: two) }
        case .integrity(let one):
            if case .integrity(let two) = other { return one.begins(like: two) }
        case .assessment, .technology, .topic, .course, .plan, .application, .approval, .notice,
            .followUp:
            return beginsProgramme(like: other)
        case .schemeVersion(let one):
            if case .schemeVersion(let two) = other { return one.begins(like: two) }
        case .schemeUse(let one):
            if case .schemeUse(let two) = other { return one.begins(like: two) }
        case .counter(let one):
            if case .counter(let two) = other {
                return one.prefix == two.prefix && one.before == two.before
            }
        }
        return false
    }

    /// The part of `begins` for assessments, courses, plans and applications; false for others.
    private func beginsProgramme(like other: Change) -> Bool {
        switch self {
        case .assessment(let one):
            if case .assessment(let two) = other { return one.begins(like: two) }
        case .technology(let one):
            if case .technology(let two) = other { return one.begins(like: two) }
        case .topic(let one):
            if case .topic(let two) = other { return one.begins(like: two) }
        case .course(let one):
            if case .course(let two) = other { return one.begins(like: two) }
        case .plan(let one):
            if case .plan(let two) = other { return one.begins(like: two) }
        case .application(let one):
            if case .application(let two) = other { return one.begins(like: two) }
        case .approval(let one):
            if case .approval(let two) = other { return one.begins(like: two) }
        case .notice(let one):
            if case .notice(let two) = other { return one.begins(like: two) }
        case .followUp(let one):
            if case .followUp(let two) = other { return one.begins(like: two) }
        case .unit, .person, .schoolClass, .pupil, .teaching, .term, .test, .paper, .result,
            .dossier, .draft, .exam, .activity, .lesson, .observation, .evaluation, .entry,
            .session, .project, .closing, .seal, .certificate, .integrity, .schemeVersion,
            .schemeUse, .counter:
            return false
        }
        return false
    }
}

extension Revised {
    fileprivate func begins(like other: Revised) -> Bool {
        id == other.id && before == other.before
    }
}
