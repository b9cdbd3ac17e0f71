/// Why the store cannot be opened, read, verified or written.
package enum StoreError: Error, Hashable, Sendable {
    /// Another process owns the directory; its process id where it could be read.
    case locked(pid: Int?)
    /// The store was written by a newer program.
    case newerFormat(found: Int, known: Int)
    /// The journal holds statements of an older format, which that version alone can bring in.
    case unsettled(format: Int, known: Int)
    /// Acknowledged statements after `found` are missing.
    case behind(highWater: Int, found: Int)
    /// What was read is not what was written.
    case damaged(Place, detail: String)
    /// SQLite or the disk failed; the store answers no more commits until it is opened again.
    case fault(Fault, outcomeUnknown: Bool, detail: String)
    /// The file of a backup is there already.
    case exists(String)
    /// The directory cannot be made or used.
    case directory(detail: String)

    /// Where damage was found.
    package enum Place: Hashable, Sendable {
        case table(String)
        /// A statement of the audit chain.
        case statement(sequence: Int)
        /// An object of the register that cannot be as it is.
        case object(String)
        /// The database as a whole: its header, its schema, its pages.
        case database
    }

    /// What kind of failure it is.
    package enum Fault: Hashable, Sendable {
        /// No space is left; nothing was stored and the store stays usable.
        case full
        case ioError
        case readOnly
        case corrupt
        case other
    }
}
