// What is looked up of somebody's observations and lessons at once. Here, where it is compiled for
// these kinds of objects: a person has dozens of them, and each look waits for memory.
extension Register {
    /// Visits what somebody observed in a period, in the order of the observations' keys.
    package func visitObservations(
        by observer: PersonID,
        in period: DayRange,
        _ body: (Stored<Observation>, Stored<Lesson>) -> Void
    ) {
        let lessons = lessons.shelf
        index.observationsByObserver.visit(at: observer) { observation in
            lessons.lend(observation.value.lesson) { lesson in
                if period.contains(lesson.value.on) { body(observation, lesson) }
            }
        }
    }

    /// Visits the sheets of the lessons that somebody gave in a period: by lesson, then by
    /// observation.
    package func visitSheets(
        givenTo teacher: PersonID,
        in period: DayRange,
        _ body: (LessonID, Sheet) -> Void
    ) {
        for id in index.lessonsByGiver[teacher] {
            guard lessons.shelf.lend(id, { period.contains($0.value.on) }) == true else { continue }
            index.observationsByLesson.visit(at: id) { observation in
                if let sheet = observation.value.sheet { body(id, sheet) }
            }
        }
    }
}
