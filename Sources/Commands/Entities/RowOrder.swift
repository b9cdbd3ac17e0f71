import Domain
import Notation

/// An order of objects by some of their fields; the key decides at last.
struct RowOrder<Object: Entity> {
    struct Key {
        let field: EntityField<Object>
        let isReversed: Bool
    }

    let keys: [Key]
    let view: View

    private typealias Row = (object: Stored<Object>, values: [FieldValue])

    /// The first objects in an order, of those that come one by one after `start`; the others are
    /// let go.
    ///
    /// Sorts no more than it gives: a page of a long list costs a look at each object.
    /// - Complexity: O(n + n/`count` · `count` log `count`) at worst, O(n) for objects that are in
    ///   no particular order.
    struct Least {
        private let count: Int
        private let order: RowOrder
        private let start: Row?
        private let room: Int
        private var best: [Row] = []
        /// What comes after this one is not among the first `count`.
        private var bar: Row?

        init(_ count: Int, _ order: RowOrder, after start: Stored<Object>?) {
            self.count = count
            self.order = order
            self.start = start.map(order.row)
            room = max(2 * count, 256)
        }

        mutating func add(_ object: Stored<Object>) {
            let row = order.row(object)
            if let start, !order.isOrdered(start, before: row) { return }
            if let bar, !order.isOrdered(row, before: bar) { return }
            best.append(row)
            guard best.count >= room else { return }
            best.sort(by: order.isOrdered)
            best.removeLast(best.count - count)
            bar = best.last
        }

        var objects: [Stored<Object>] {
            best.sorted(by: order.isOrdered).prefix(count).map(\.object)
        }
    }

    private func row(_ object: Stored<Object>) -> Row {
        (object, keys.map { $0.field.read(object.value, view) })
    }

    private func isOrdered(_ left: Row, before right: Row) -> Bool {
        for (index, key) in keys.enumerated() {
            let (first, second) = (left.values[index], right.values[index])
            if FieldValue.isOrdered(first, before: second) { return !key.isReversed }
            if FieldValue.isOrdered(second, before: first) { return key.isReversed }
        }
        return left.object.value.id < right.object.value.id
    }
}
