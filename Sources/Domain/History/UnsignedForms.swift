// An evaluation that names nobody who gave it (匿名评价).

extension Change {
    /// Whether it is about an evaluation that names nobody: who recorded it, and when, is told to
    /// admins alone.
    package var isOfUnsignedForm: Bool {
        guard case .evaluation(let revised) = self else { return false }
        let isUnsigned = revised.map { $0.by == nil }
        return isUnsigned.before ?? false || isUnsigned.after ?? false
    }
}

extension Register {
    /// Carries out a change where it is one of an evaluation that names nobody, and goes with what
    /// is here; what it would leave hanging stays as it is.
    package mutating func takeUnsignedForm(_ change: Change) {
        guard change.isOfUnsignedForm, case .evaluation(let revised) = change,
            evaluations[revised.id] == revised.before
        else { return }
        apply(change)
        guard faults(of: .evaluation(revised.id)).isEmpty else { return apply(change.reversed) }
    }
}
