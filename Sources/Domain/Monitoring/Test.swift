/// A test (测验) that a unit holds in a term; its papers say when, per grade and subject.
///
/// Source: systems.md H01.
package struct Test: Entity {
    /// What the test is for; only the monthly one is due every month.
    package enum Kind: String, CaseIterable, Sendable {
        /// The monthly stage check (月监测).
        case monthly
        case unit
        case midterm
        case final
        /// The yearly one of a district.
        case yearly
    }

    /// The warning of the 2021 notice was read, and the test is held for a reason.
    package struct Acknowledgement: Hashable, Sendable {
        package let reason: String
        package let on: Day

        package init(reason: String, on: Day) {
            self.reason = reason
            self.on = on
        }
    }

    package let id: TestID
    package var revision = 1
    package var name: String?
    /// The term's name; the unit's own term or its parents'.
    package var term: TermID?
    package var kind: Kind
    /// Who keeps the 2021 notice in mind, and why the test is held; nil until acknowledged.
    package var notice: Acknowledgement?

    package init(id: TestID, kind: Kind) {
        self.id = id
        self.kind = kind
    }
}
