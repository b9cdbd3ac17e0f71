/// A row for one part of an object: a pupil's mark of a result, who marks a paper of a class.
protocol PartRow: Row {
    associatedtype Part: Hashable & Comparable

    /// What tells the part from the object's other ones.
    var part: Part { get }
}
