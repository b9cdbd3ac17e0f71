import Domain
import Notation

extension Register {
    /// The key that was given, or the next one with that prefix; and the step of its counter.
    ///
    /// A key that is given but might have been made moves the counter on, so that none is made
    /// twice.
    func newKey<Object>(
        _ given: Identifier<Object>?,
        prefix: String
    ) -> (Identifier<Object>, CounterStep?) {
        let before = counters[prefix] ?? 0
        if let given {
            guard given.text.hasPrefix(prefix + "-"),
                let number = Decimals.natural(given.text.dropFirst(prefix.count + 1)),
                number > before
            else { return (given, nil) }
            return (given, CounterStep(prefix: prefix, before: before, after: number))
        }
        let step = CounterStep(prefix: prefix, before: before, after: before + 1)
        return (Identifier("\(prefix)-\(before + 1)"), step)
    }
}
