/// A topic of training that somebody sets for a year (年度专题).
///
/// Source: systems.md A17.
package struct YearlyTopic: Entity {
    package let id: TopicID
    package var revision = 1
    package var unit: UnitID
    package var year: Int
    package var title: String
    package var objective: String?
    package var content: String?
    /// How it is held.
    package var form: TrainingForm?
    /// How it is examined.
    package var assessment: String?

    package init(id: TopicID, unit: UnitID, year: Int, title: String) {
        self.id = id
        self.unit = unit
        self.year = year
        self.title = title
    }
}
