/// Why a transaction was not stored.
enum WriteFailure: Error {
    /// A row is refused: the fault of one batch, and the others can still be stored.
    case refused(String)
    /// The store failed.
    case fault(StoreError.Fault, outcomeUnknown: Bool, detail: String)

    /// The failure of a statement within a transaction: nothing of it is stored.
    init(_ failure: SQLiteFailure) {
        if let fault = failure.fault {
            self = .fault(fault, outcomeUnknown: false, detail: failure.description)
        } else {
            self = .refused(failure.description)
        }
    }

    /// The failure of COMMIT itself.
    ///
    /// Where the disk is full, the last frame was not written and nothing is stored; any other
    /// fault may have come after it was.
    init(ofCommit failure: SQLiteFailure) {
        self.init(failure)
        if case .fault(let kind, _, let detail) = self {
            self = .fault(kind, outcomeUnknown: kind != .full, detail: detail)
        }
    }

    init(_ error: StoreError) {
        if case .fault(let kind, let outcomeUnknown, let detail) = error {
            self = .fault(kind, outcomeUnknown: outcomeUnknown, detail: detail)
        } else {
            self = .refused("\(error)")
        }
    }
}
