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
        let shared = revised.after.map { after in
            let own = trees.observationsByObserver.first(at: after.observer)?.value
            let other = trees.observationsByLesson.first(at: after.lesson)?.value
            return Stored(after.sharing(lesson: other, observer: own))
        }
        let old = observations.stored(revised.id)
        let revised = Revised(old: old, new: shared)
        observations.put(revised)
        rename(revised)
        trees.observationsByLesson.reindex(revised) { $0.lesson }
        trees.observationsByObserver.reindex(revised) { $0.observer }
    }

    mutating func put(_ revised: Revised<Evaluation>) {
        let shared = revised.after.map { after in
            let other = after.subject.names.first
                .flatMap { trees.evaluationsByObject.first(at: $0) }
                .flatMap { evaluations.stored($0)?.value }
            return Stored(after.sharing(with: other))
        }
        let revised = Revised(old: revised.old, new: shared)
        evaluations.put(revised)
        rename(revised)
        trees.evaluationsByObject.reindex(revised) { $0.subject.names }
    }
}
