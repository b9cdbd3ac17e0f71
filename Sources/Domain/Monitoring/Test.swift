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

    package let id: TestID
    package var revision = 1
    package var name: String?
    /// The term's name; the unit's own term or its parents'.
    package var term: TermID?
    package var kind: Kind

    package init(id: TestID, kind: Kind) {
        self.id = id
        self.kind = kind
    }
}
