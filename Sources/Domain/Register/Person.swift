/// A person (人员) of the register; a teacher is a person with that role.
package struct Person: Entity {
    /// What a person does, from a day to a day.
    package struct RoleHolding: Hashable, Sendable {
        package let role: PersonRole
        /// What it covers: a subject, a grade; nil for the whole unit.
        package let scope: String?
        package let period: DayRange?

        /// Without a period the role has always been held.
        package init(role: PersonRole, scope: String? = nil, period: DayRange? = nil) {
            self.role = role
            self.scope = scope
            self.period = period
        }

        package func holds(on day: Day) -> Bool {
            period?.contains(day) ?? true
        }
    }

    package let id: PersonID
    package var revision = 1
    package var name: Timeline<String>
    package var unit: Timeline<UnitID>
    package var born: PartialDate?
    package var sex: Sex?
    /// First day of service as a teacher; broken service is an adjustment of it (D02).
    package var started: PartialDate?
    package var subjects: Timeline<[String]>
    package var category: Timeline<Category?>
    package var post: Timeline<Post?>
    package var establishment: Timeline<Establishment?>
    package var degree: Timeline<Degree?>
    package var major: Timeline<String?>
    package var title: Timeline<ProfessionalTitle?>
    /// Honours with their level, as written: `区级骨干`.
    package var honours: Timeline<[String]>
    package var leave: Timeline<Leave?>
    package var roles: [RoleHolding]
    /// The last day in post; nil while in post.
    package var retired: Day?

    package init(id: PersonID, name: String, unit: UnitID) {
        self.id = id
        self.name = Timeline(name)
        self.unit = Timeline(unit)
        subjects = Timeline([])
        category = Timeline(nil)
        post = Timeline(nil)
        establishment = Timeline(nil)
        degree = Timeline(nil)
        major = Timeline(nil)
        title = Timeline(nil)
        honours = Timeline([])
        leave = Timeline(nil)
        roles = []
    }

    package func has(_ role: PersonRole, on day: Day) -> Bool {
        roles.contains { $0.role == role && $0.holds(on: day) }
    }

    /// Whether the person was in post that day; somebody on leave still is.
    package func isInPost(on day: Day) -> Bool {
        retired.map { day <= $0 } ?? true
    }
}

// Read where they stand: another module would copy the whole object for each of them.
extension Stored where Object == Person {
    package func unit(on day: Day) -> UnitID { value.unit[day] }
    package func name(on day: Day) -> String { value.name[day] }
    package func isInPost(on day: Day) -> Bool { value.isInPost(on: day) }
    /// The last day in post.
    package var retired: Day? { value.retired }

    /// Whether somebody is in post that day, as a teacher.
    package func isTeacher(on day: Day) -> Bool {
        value.isInPost(on: day) && value.has(.teacher, on: day)
    }
}
