package import Domain

/// What the classes of one school reached in one test, as sums.
package struct SchoolStanding: Hashable, Sendable {
    /// One class and the items that it met.
    package struct Group: Hashable, Sendable {
        package let schoolClass: ClassID
        package let met: Int
        /// Items with a verdict.
        package let possible: Int

        package init(schoolClass: ClassID, met: Int, possible: Int) {
            self.schoolClass = schoolClass
            self.met = met
            self.possible = possible
        }
    }

    package let unit: UnitID
    /// Results that the test's papers let expect, and those that there are.
    package internal(set) var expected = 0
    package internal(set) var entered = 0
    package internal(set) var sat = 0
    package internal(set) var absent = 0
    package internal(set) var excused = 0
    /// The results that are missing, in the order of their keys.
    package internal(set) var lacking: [ClassResult.ID] = []
    /// The classes that were to sit a paper and have a score, in the order of their keys.
    package internal(set) var groups: [Group] = []
    package internal(set) var met = 0
    package internal(set) var possible = 0

    package init(unit: UnitID) {
        self.unit = unit
    }

    /// The sums of those classes.
    package init(
        unit: UnitID,
        expected: Int,
        entered: Int,
        sat: Int,
        absent: Int,
        excused: Int,
        lacking: [ClassResult.ID],
        groups: [Group]
    ) {
        self.unit = unit
        (self.expected, self.entered) = (expected, entered)
        (self.sat, self.absent, self.excused) = (sat, absent, excused)
        self.lacking = lacking
        self.groups = groups
        met = groups.reduce(0) { $0 + $1.met }
        possible = groups.reduce(0) { $0 + $1.possible }
    }

    /// Schools together, as a unit above them sees them.
    package init(unit: UnitID, sumOf schools: [SchoolStanding]) {
        self.init(
            unit: unit,
            expected: schools.reduce(0) { $0 + $1.expected },
            entered: schools.reduce(0) { $0 + $1.entered },
            sat: schools.reduce(0) { $0 + $1.sat },
            absent: schools.reduce(0) { $0 + $1.absent },
            excused: schools.reduce(0) { $0 + $1.excused },
            lacking: schools.flatMap(\.lacking),
            groups: schools.flatMap(\.groups)
        )
    }

    package var missing: Int { expected - entered }
}
