package import Domain

/// How a value enters an object's field.
package enum Assignment: Sendable {
    /// In a new object: it has held all the time.
    case initial
    /// It holds from that day on.
    case change(from: Day)
    /// What was recorded for that day was always otherwise.
    case correction(on: Day)
}
