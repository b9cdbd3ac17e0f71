/// Something to look at, with what it rests on: never a verdict.
///
/// Source: practice.md 4.12.
package struct ScreeningFlag: Hashable, Sendable {
    /// What was noticed.
    package enum Kind: String, CaseIterable, Sendable {
        /// One observer's scores are all the same.
        case zeroSpread
        /// All items of an evaluation got the same share of their maximum, again and again.
        case halo
        /// An observer far more severe or lenient than the others.
        case severity
        /// An observer whose severity moves with time.
        case drift
        /// Two places in one period, the same record twice.
        case impossibleRecord
        /// Comments that are nearly the same.
        case copiedComment
        /// Entered long after the day.
        case lateEntry
    }

    package let kind: Kind
    /// The numbers of the records or observers that it is about, as they were given.
    package let members: [Int]
    /// How much: a share, a z, a similarity, a number of days; by kind.
    ///
    /// Its count is of what it rests on; what is true of these records alone, and of no others, has
    /// no interval.
    package let estimate: Estimate

    package var strength: Double { estimate.value }
    package var count: Int { estimate.count }

    package init(_ kind: Kind, members: [Int], _ estimate: Estimate) {
        self.kind = kind
        self.members = members
        self.estimate = estimate
    }
}

extension ScreeningFlag.Kind {
    /// Whether the strength would come out otherwise for other lessons, so that it has an interval;
    /// the others tell of these very records.
    package var isEstimated: Bool {
        switch self {
        case .zeroSpread, .halo, .severity, .drift: true
        case .impossibleRecord, .copiedComment, .lateEntry: false
        }
    }
}
