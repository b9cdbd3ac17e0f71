/// Whether a predicate holds; unknown where the precision of a date cannot decide it.
package enum Truth: Hashable, Sendable {
    case yes
    case no
    case unknown

    package init(_ value: Bool) {
        self = value ? .yes : .no
    }

    static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }

    func and(_ other: Truth) -> Truth {
        if self == .no || other == .no { return .no }
        return self == .yes && other == .yes ? .yes : .unknown
    }

    /// Whether both hold.
    package func both(_ other: Truth) -> Truth { and(other) }

    func or(_ other: Truth) -> Truth {
        !(!self).and(!other)
    }
}
