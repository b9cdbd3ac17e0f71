package import Domain

/// Makes the register as it was known at an earlier moment, from a later one.
///
/// - Complexity: O(statements since then).
package struct Rewind: StoreWork {
    private let point: RecordPoint
    /// Where the day begins that a moment is of, for who is told of evaluations that name nobody by
    /// whole days only.
    private let dayStart: (@Sendable (Int64) -> Int64)?
    private var state: State
    /// What was read and not looked at, up to `next`.
    private var slice = AuditSlice()

    package static let isDigested = true

    private struct State {
        /// After the statements up to `next`.
        var register: Register
        var next: Int
        /// What was known at the point, and until when such evaluations are known of; once it is
        /// passed.
        var known: (register: Register, end: Int64)?
        var isThere: Bool
    }

    /// From the register after `sequence`.
    ///
    /// - Parameters:
    ///   - register: After `sequence`.
    ///   - sequence: The last statement.
    ///   - point: To which moment.
    ///   - dayStart: Given for who is told of evaluations that name nobody by whole days only, so
    ///     that no search for the moment at which one is there first tells who was at the keys.
    package init(
        _ register: Register,
        at sequence: Int,
        to point: RecordPoint,
        unsignedByDay dayStart: (@Sendable (Int64) -> Int64)? = nil
    ) {
        self.point = point
        self.dayStart = dayStart
        state = State(register: register, next: sequence, isThere: sequence == 0)
    }

    /// Reads some statements.
    package mutating func advance(on store: Store) throws(StoreError) -> Register? {
        guard !state.isThere, state.next > 0 else { return found }
        let range = range
        slice = try store.access { (_, connection, _) throws(StoreError) in
            try AuditPage(connection: connection).downward(range)
        }
        return nil
    }

    private var range: ClosedRange<Int> {
        max(1, state.next - Slice.statements + 1)...state.next
    }

    private var found: Register { state.known?.register ?? state.register }

    /// Goes back over them, one after the other.
    package mutating func digest() throws(StoreError) -> Register? {
        var state = state
        let last = try slice.walk { (row) throws(StoreError) in
            try pass(row, &state)
            return !state.isThere
        }
        state.next = slice.next(after: last, in: range)
        slice = AuditSlice()
        self.state = state
        return state.isThere || state.next == 0 ? found : nil
    }

    /// Goes back over a statement, as far as it has to.
    private func pass(_ row: AuditRow, _ state: inout State) throws(StoreError) {
        if state.known == nil, point.includes(row) {
            // Without such a form at the point one may have been there when the day began.
            guard let dayStart else {
                state.isThere = true
                return
            }
            // A day's last moment has the whole day behind it.
            let end = point.end ?? row.timeMilliseconds + 1
            state.known = (state.register, dayStart(end))
        }
        if let known = state.known, row.timeMilliseconds < known.end {
            state.isThere = true
            return
        }
        for change in try ChangeReader(row).apply(.backward, to: &state.register) {
            state.known?.register.takeUnsignedForm(change)
        }
    }
}

extension RecordPoint {
    /// The moment after it; nil for a statement.
    fileprivate var end: Int64? {
        switch self {
        case .sequence: nil
        case .time(let milliseconds): milliseconds == .max ? .max : milliseconds + 1
        }
    }

    /// Whether what the statement did was known then.
    func includes(_ row: AuditRow) -> Bool {
        switch self {
        case .sequence(let sequence): row.sequence <= sequence
        case .time(let milliseconds): row.timeMilliseconds <= milliseconds
        }
    }
}
