/// Puts what the evaluations brought into its tables and indexes.
extension Register {
    mutating func put(_ revised: Revised<Activity>) {
        activities.put(revised)
        rename(revised)
    }

    mutating func put(_ revised: Revised<Lesson>) {
        lessons.put(revised)
        rename(revised)
        trees.lessonsByGiver.reindex(revised) { [$0.giver] }
        trees.lessonsByClass.reindex(revised) { $0.schoolClass.map { [$0] } ?? [] }
        trees.lessonsByActivity.reindex(revised) { $0.activity.map { [$0] } ?? [] }
    }

    mutating func put(_ revised: Revised<Observation>) {
        observations.put(revised)
        rename(revised)
        trees.observationsByLesson.reindex(revised) { [$0.lesson] }
        trees.observationsByObserver.reindex(revised) { [$0.observer] }
    }

    mutating func put(_ revised: Revised<Evaluation>) {
        evaluations.put(revised)
        rename(revised)
        trees.evaluationsByObject.reindex(revised) { $0.subject.names }
    }
}
