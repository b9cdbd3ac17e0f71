package import Domain
import Grammar

/// What the observers of one lesson gave it by one version of an instrument, and what it comes to.
package struct LessonScores: Sendable {
    /// One observer's sheet.
    package struct Entry: Sendable {
        package let observation: Observation
        package let score: SheetScore
        /// How often it counts where the scores are weighted.
        package let weight: Int
        /// Left out as the highest or the lowest.
        package var isDropped = false
    }

    package let lesson: Lesson
    package let key: InstrumentKey
    package let instrument: Instrument
    /// In the order of the observers' keys.
    package private(set) var entries: [Entry]
    /// In hundredths of a point; nil where no sheet is complete.
    package let combined: Fraction?

    /// The totals of the sheets that are complete.
    package var totals: [Fraction] { entries.compactMap(\.score.total) }

    private init(
        _ lesson: Lesson,
        _ key: InstrumentKey,
        _ instrument: Instrument,
        _ observations: [Observation],
        _ register: Register
    ) {
        let rule = instrument.rule
        var entries = observations.map { observation in
            let roles = register.persons[observation.observer]?.roles ?? []
            return Entry(
                observation: observation,
                score: instrument.score(observation.sheet?.marks ?? []),
                weight: rule.weight(of: roles.filter { $0.holds(on: lesson.on) }.map(\.role))
            )
        }
        let complete = entries.indices.filter { entries[$0].score.total != nil }
        let totals = complete.compactMap { place in
            entries[place].score.total.map { (value: $0, weight: entries[place].weight) }
        }
        for place in rule.dropped(totals.map(\.value)) { entries[complete[place]].isDropped = true }
        self.lesson = lesson
        self.key = key
        self.instrument = instrument
        self.entries = entries
        combined = rule.combined(totals)
    }

    /// The scores of a lesson, one for each version of an instrument by which it was scored.
    package static func all(
        of lesson: Lesson,
        _ regulations: Regulations
    ) -> [LessonScores] {
        let register = regulations.register
        let sheets = register.index.observationsByLesson.stored(at: lesson.id).map(\.value)
            .filter { $0.sheet != nil }
        let keys = Set(sheets.compactMap(\.sheet?.instrument)).sorted()
        return keys.compactMap { key in
            guard let instrument = regulations.instrument(key) else { return nil }
            let own = sheets.filter { $0.sheet?.instrument == key }
                .sorted { $0.observer < $1.observer }
            return LessonScores(lesson, key, instrument, own, register)
        }
    }
}
