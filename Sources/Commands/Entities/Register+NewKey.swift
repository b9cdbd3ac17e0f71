import Domain

extension Register {
    /// The key that was given, or the next one with that prefix and the step of its counter.
    func newKey<Object>(
        _ given: Identifier<Object>?,
        prefix: String
    ) -> (Identifier<Object>, CounterStep?) {
        if let given { return (given, nil) }
        let before = counters[prefix] ?? 0
        let step = CounterStep(prefix: prefix, before: before, after: before + 1)
        return (Identifier("\(prefix)-\(before + 1)"), step)
    }
}
