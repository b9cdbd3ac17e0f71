extension Register {
    /// Notes what a change makes anew: the rules, a test's papers, a school's results in a test,
    /// what settlements look at.
    mutating func renewEditions(for change: Change) {
        switch change {
        case .unit, .schemeVersion, .schemeUse:
            trees.editions.rulesChanged()
        case .schoolClass(let revised):
            // Another homeroom teacher changes no figure.
            let (before, after) = (revised.before, revised.after)
            trees.editions.ledger.classes = Edition()
            guard before?.cohort != after?.cohort || before?.retired != after?.retired else {
                return
            }
            trees.editions.rulesChanged()
        case .test(let revised):
            trees.editions.papersChanged(of: revised.id)
        case .paper(let revised):
            trees.editions.papersChanged(of: revised.id.test)
        case .result(let revised):
            let school = classes.stored(revised.id.schoolClass)?.value.unit
            trees.editions.resultChanged(in: revised.id.test, of: school)
        case .session: trees.editions.ledger.sessions = Edition()
        case .project: trees.editions.ledger.projects = Edition()
        case .closing, .seal: trees.editions.ledger.seals = Edition()
        case .technology: trees.editions.ledger.technologies = Edition()
        case .person, .pupil, .teaching, .term, .dossier, .draft, .exam, .activity, .lesson,
            .observation, .evaluation, .entry, .certificate, .integrity, .counter, .assessment,
            .topic, .course, .plan, .application, .approval, .notice, .followUp:
            return
        }
    }
}
