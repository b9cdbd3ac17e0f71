extension Register {
    /// Notes what a change makes anew: the rules, a test's papers, or a school's results in a test.
    mutating func renewEditions(for change: Change) {
        switch change {
        case .unit, .schemeVersion, .schemeUse:
            index.editions.rulesChanged()
        case .schoolClass(let revised):
            // Another homeroom teacher changes no figure.
            let (before, after) = (revised.before, revised.after)
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
        case .person, .pupil, .teaching, .term, .dossier, .draft, .exam, .activity, .lesson,
            .observation, .evaluation, .entry, .session, .project, .closing, .seal, .certificate,
            .integrity, .counter, .assessment, .technology, .topic, .course, .plan,
            .application, .approval:
            return
        }
    }
}
