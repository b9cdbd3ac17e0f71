/// What an administrator should know although the store works.
package enum StoreNotice: Hashable, Sendable {
    /// There was no store: an empty one was made.
    case created
    /// There are statements but no high-water file: a loss at the end would not be noticed.
    case highWaterMissing
    /// The high-water file is not what was written; it is made anew with the next commit.
    case highWaterUnreadable
    /// The high-water file could not be written.
    case highWaterNotWritten(detail: String)
    /// The room for the day on which the disk is full could not be taken.
    case noReserve(detail: String)
}
