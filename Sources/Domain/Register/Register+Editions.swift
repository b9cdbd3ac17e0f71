extension Register {
    /// Notes what a change makes anew: the rules, a test's papers, a school's results in a test,
    /// what settlements look at.
    mutating func renewEditions(for change: Change) {
        switch change {
        case .unit, .schemeVersion, .schemeUse:
            index.editions.rulesChanged()
        case .schoolClass(let revised):
            // Another homeroom teacher changes no figure.
            let (before, after) = (revised.before, revised.after)
            index.editions.ledger.classes = Edition()
            guard before?.cohort != after?.cohort || before?.retired != after?.retired else {
                return
            }
            index.editions.rulesChanged()
        case .test(let revised):
            index.editions.papersChanged(of: revised.id)
        case .paper(let revised):
            index.editions.papersChanged(of: revised.id.test)
        case .result(let revised):
            let school = classes.stored(revised.id.schoolClass)?.value.unit
            index.editions.resultChanged(in: revised.id.test, of: school)
        case .session: index.editions.ledger.sessions = Edition()
        case .project: index.editions.ledger.projects = Edition()
        case .closing, .seal: index.editions.ledger.seals = Edition()
        case .technology: index.editions.ledger.technologies = Edition()
        case .person, .pupil, .teaching, .term, .dossier, .draft, .exam, .activity, .lesson,
            .observation, .evaluation, .entry, .certificate, .integrity, .counter, .assessment,
            .topic, .course, .plan, .application, .approval:
            return
        }
    }
}
