/// A pupil (学生): a key, a name where the school gives one, and the class from day to day.
///
/// Names are optional and not for readers; nothing ranks pupils.
/// Source: systems.md H07; practice.md 3.4 (2021 notice).
package struct Pupil: Entity {
    package let id: PupilID
    package var revision = 1
    package var name: String?
    /// The class that the pupil is in; nil from the day on which the pupil has left.
    package var schoolClass: Timeline<ClassID?>

    package init(id: PupilID, schoolClass: ClassID?) {
        self.id = id
        self.schoolClass = Timeline(schoolClass)
    }
}

extension Pupil {
    /// Every class in which the pupil ever was.
    var classes: [ClassID] { Array(Set(schoolClass.values.compactMap(\.self))) }
}
