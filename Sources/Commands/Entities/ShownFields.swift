import Domain
import Grammar
import Notation
import Synchronization

/// The fields that a `show=` names, with their columns; remembered by its text.
///
/// A class because it is a cache: scripts ask the same columns over and over, and a point read must
/// not look up ten names each time.
final class ShownFields<Object: Entity>: Sendable {
    /// Fields and the columns that they make.
    struct Shown: Sendable {
        /// How each field is read; apart from the fields, which a row would retain one by one.
        let readers: [EntityField<Object>.Reader]
        let columns: ColumnSet

        init(_ fields: [EntityField<Object>]) {
            readers = fields.map(\.read)
            columns = ColumnSet(fields.map(\.column))
        }
    }

    /// The most texts that are remembered; past it all are forgotten.
    static var limit: Int { 256 }

    private let known = Mutex<[String: Shown]>([:])

    /// What `text` names; read by `read` the first time.
    func shown(
        _ text: String,
        read: (String) throws(Refusal) -> [EntityField<Object>]
    ) throws(Refusal) -> Shown {
        if let found = known.withLock({ $0[text] }) { return found }
        let shown = Shown(try read(text))
        known.withLock { known in
            if known.count >= Self.limit { known.removeAll() }
            known[text] = shown
        }
        return shown
    }
}
