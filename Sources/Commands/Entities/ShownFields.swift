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
            write = Self.writer(of: fields[...])
            columns = ColumnSet(fields.map(\.column))
        }

        /// One function of all writers: whoever went through a list of them would retain and
        /// release each as it is called.
        private static func writer(of fields: ArraySlice<EntityField<Object>>) -> RowWriter {
            let count = fields.count
            guard count > 3 else { return writer(ofFew: fields.map { $0 }) }
            let (third, rest) = (fields.startIndex + count / 3, fields.endIndex - count / 3)
            let first = writer(of: fields[..<third])
            let second = writer(of: fields[third..<rest])
            let last = writer(of: fields[rest...])
            return { object, view, writer in
                first(object, view, writer)
                second(object, view, writer)
                last(object, view, writer)
            }
        }

        /// One function of up to three writers.
        private static func writer(ofFew fields: [EntityField<Object>]) -> RowWriter {
            guard let first = fields.first?.write else { return { _, _, _ in } }
            guard fields.count > 1 else {
                return { object, view, writer in first(object.value, view, writer) }
            }
            let second = fields[1].write
            guard fields.count > 2 else {
                return { object, view, writer in
                    first(object.value, view, writer)
                    second(object.value, view, writer)
                }
            }
            let third = fields[2].write
            return { object, view, writer in
                first(object.value, view, writer)
                second(object.value, view, writer)
                third(object.value, view, writer)
            }
        }
    }

    typealias RowWriter = @Sendable (Stored<Object>, View, any ReplyWriter) -> Void

    /// The most texts that are remembered; past it all are forgotten.
    static var limit: Int { 256 }

    private struct Known {
        var shown: [String: Shown] = [:]
        /// What was asked for last, which is found without hashing its text.
        var last: (text: String, shown: Shown)?
    }

    private let known = Mutex(Known())

    /// What `text` names; read by `read` the first time.
    func shown(
        _ text: String,
        read: (String) throws(Refusal) -> [EntityField<Object>]
    ) throws(Refusal) -> Shown {
        if let found = found(text) { return found }
        let shown = Shown(try read(text))
        known.withLock { known in
            if known.shown.count >= Self.limit { known.shown.removeAll() }
            known.shown[text] = shown
            known.last = (text, shown)
        }
        return shown
    }

    private func found(_ text: String) -> Shown? {
        known.withLock { known in
            if let last = known.last, last.text == text { return last.shown }
            guard let shown = known.shown[text] else { return nil }
            known.last = (text, shown)
            return shown
        }
    }
}
