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

    /// The first `count` objects in this order, of those that come after `start`.
    ///
    /// Sorts no more than it gives: a page of a long list costs a look at each object.
    /// - Complexity: O(n + n/`count` · `count` log `count`) at worst, O(n) for objects that are in
    ///   no particular order.
    func least(
        _ count: Int,
        of objects: [Stored<Object>],
        after start: Stored<Object>?
    ) -> [Stored<Object>] {
        let start = start.map(row)
        let room = max(2 * count, 256)
        var best: [Row] = []
        // What comes after this one is not among the first `count`.
        var bar: Row?
        for object in objects {
            let row = row(object)
            if let start, !isOrdered(start, before: row) { continue }
            if let bar, !isOrdered(row, before: bar) { continue }
            best.append(row)
            guard best.count >= room else { continue }
            best.sort(by: isOrdered)
            best.removeLast(best.count - count)
            bar = best.last
        }
        best.sort(by: isOrdered)
        return best.prefix(count).map(\.object)
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
