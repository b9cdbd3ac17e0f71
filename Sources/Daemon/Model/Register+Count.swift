import Domain

extension Register {
    /// How many objects it holds, of all kinds.
    var objectCount: Int {
        units.count + persons.count + classes.count + teachings.count + terms.count
            + tests.count + papers.count + results.count + pupils.count + dossiers.count
            + drafts.count + exams.count + activities.count + lessons.count
            + entries.count + sessions.count + projects.count + closings.count
            + seals.count + certificates.count + integrity.count
            + assessments.count + technologies.count + topics.count + courses.count
            + plans.count + applications.count + approvals.count + notices.count
            + followUps.count
            + observations.count + evaluations.count + schemeVersions.count + schemeUses.count
    }
}
