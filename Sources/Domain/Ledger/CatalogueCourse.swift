/// A course that is offered: of the catalogue (课程资源目录), or a local one; perhaps with places.
///
/// Its key is its number in the catalogue. What has places is the menu from which teachers choose
/// (菜单式自主选学).
///
/// Source: systems.md A17, A29.
package struct CatalogueCourse: Entity {
    package let id: CourseID
    package var revision = 1
    package var unit: UnitID
    package var title: String
    /// Whether it is a local one, outside the catalogue.
    package var isLocal = false
    /// The year for which it is offered; nil for any.
    package var year: Int?
    package var topic: TopicID?
    package var level: TrainingLevel
    package var form: TrainingForm?
    package var hours: Hours?
    package var dimension: String?
    /// The programme's type and subject, which are not to be repeated (B08).
    package var type: String?
    package var subject: String?
    /// How many may take it; nil where nobody is turned away.
    package var places: Int?
    package var first: Day?
    package var last: Day?

    package init(id: CourseID, unit: UnitID, title: String, level: TrainingLevel) {
        self.id = id
        self.unit = unit
        self.title = title
        self.level = level
    }
}
