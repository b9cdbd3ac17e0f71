import Glibc
import Logging

/// The most descriptors that the process may have.
enum FileLimit {
    /// The descriptors that the store, the loop and the logs need.
    private static let reserved = 64

    /// Lets the process have a descriptor for each client and some more.
    ///
    /// Where it may not, there are fewer clients, so that a full house never keeps the store from
    /// its files nor an admin from the door.
    static func raise(for limits: inout Limits, _ logger: Logger) {
        let name = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var current = rlimit()
        guard getrlimit(name, &current) == 0 else { return }
        let wanted = rlim_t(limits.clients + limits.clientsTurnedAway + reserved)
        if current.rlim_cur < wanted {
            current.rlim_cur = min(wanted, current.rlim_max)
            setrlimit(name, &current)
        }
        guard current.rlim_cur < wanted else { return }
        let room = max(8, Int(current.rlim_cur) - reserved)
        limits.clientsTurnedAway = min(limits.clientsTurnedAway, max(1, room / 8))
        limits.clients = min(limits.clients, max(4, room - limits.clientsTurnedAway))
        logger.warning(
            "the limit of open files allows fewer clients",
            metadata: ["files": "\(current.rlim_cur)", "clients": "\(limits.clients)"]
        )
    }
}
