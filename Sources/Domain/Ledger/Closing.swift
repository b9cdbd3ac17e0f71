/// That a unit's account years are closed (结账) under a version of a scheme.
///
/// While it is closed nothing is entered in them; the teachers' figures are kept as seals.
package struct Closing: Entity {
    package let id: ClosingID
    package var revision = 1
    package var unit: UnitID
    package var version: SchemeVersion.Key
    package var year: Int
    /// The days of the account year.
    package var first: Day
    package var last: Day
    package var on: Day
    /// Since when it is open again.
    package var reopened: Day?
    package var reason: String?

    package init(
        id: ClosingID,
        unit: UnitID,
        version: SchemeVersion.Key,
        year: Int,
        days: (first: Day, last: Day),
        on: Day
    ) {
        self.id = id
        self.unit = unit
        self.version = version
        self.year = year
        first = days.first
        last = days.last
        self.on = on
    }

    package var isClosed: Bool { reopened == nil }
}
