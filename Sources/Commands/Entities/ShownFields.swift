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
        /// Writes an object's row.
        let write: RowWriter
        let columns: ColumnSet

        init(_ fields: [EntityField<Object>]) {
            write = Self.writer(of: fields.map(\.read)[...])
            columns = ColumnSet(fields.map(\.column))
        }

        /// One function of all readers: whoever went through a list of them would retain and
        /// release each as it is called.
        private static func writer(of readers: ArraySlice<EntityField<Object>.Reader>) -> RowWriter
        {
            switch readers.count {
            case 0:
                return { _, _, _ in }
            case 1:
                let read = readers[readers.startIndex]
                return { object, view, writer in read(object.value, view).write(to: writer) }
            default:
                let middle = readers.startIndex + readers.count / 2
                let (first, rest) = (writer(of: readers[..<middle]), writer(of: readers[middle...]))
                return { object, view, writer in
                    first(object, view, writer)
                    rest(object, view, writer)
                }
            }
        }
    }

    typealias RowWriter = @Sendable (Stored<Object>, View, any ReplyWriter) -> Void

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
