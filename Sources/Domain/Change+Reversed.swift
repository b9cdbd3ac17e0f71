extension Change {
    /// The change the other way round: applied after it, the register is what it was before.
    package var reversed: Change {
        switch self {
        case .unit(let revised): .unit(revised.reversed)
        case .person(let revised): .person(revised.reversed)
        case .schoolClass(let revised): .schoolClass(revised.reversed)
        case .teaching(let revised): .teaching(revised.reversed)
        case .term(let revised): .term(revised.reversed)
        case .test(let revised): .test(revised.reversed)
        case .paper(let revised): .paper(revised.reversed)
        case .result(let revised): .result(revised.reversed)
        case .pupil(let revised): .pupil(revised.reversed)
        case .dossier(let revised): .dossier(revised.reversed)
        case .draft(let revised): .draft(revised.reversed)
        case .exam(let revised): .exam(revised.reversed)
        case .activity(let revised): .activity(revised.reversed)
        case .lesson(let revised): .lesson(revised.reversed)
        case .observation(let revised): .observation(revised.reversed)
        case .evaluation(let revised): .evaluation(revised.reversed)
        case .entry(let revised): .entry(revised.reversed)
        case .session(let revised): .session(revised.reversed)
        case .project(let revised): .project(revised.reversed)
        case .closing(let revised): .closing(revised.reversed)
        case .seal(let revised): .seal(revised.reversed)
        case .certificate(let revised): .certificate(revised.reversed)
        case .integrity(let revised): .integrity(revised.reversed)
        case .assessment(let revised): .assessment(revised.reversed)
        case .technology(let revised): .technology(revised.reversed)
        case .topic(let revised): .topic(revised.reversed)
        case .course(let revised): .course(revised.reversed)
        case .plan(let revised): .plan(revised.reversed)
        case .application(let revised): .application(revised.reversed)
        case .approval(let revised): .approval(revised.reversed)
        case .notice(let revised): .notice(revised.reversed)
        case .followUp(let revised): .followUp(revised.reversed)
        case .schemeVersion(let revised): .schemeVersion(revised.reversed)
        case .schemeUse(let revised): .schemeUse(revised.reversed)
        case .counter(let step):
            .counter(CounterStep(prefix: step.prefix, before: step.after, after: step.before))
        }
    }
}

extension Revised {
    /// The same objects the other way round; none is copied.
    fileprivate var reversed: Revised { Revised(old: new, new: old) }
}
