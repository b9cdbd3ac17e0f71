import NIOCore

/// Whether the model can be written.
enum Health {
    case sound
    /// The store failed; it is opened again at the next update, not before `nextAttempt`.
    case failed(nextAttempt: NIODeadline)
    case reopening
    /// The daemon was asked to stop.
    case stopping

    /// Whether updates are taken.
    var isSound: Bool {
        switch self {
        case .sound: true
        case .failed, .reopening, .stopping: false
        }
    }
}
