/// What an administrator should know although the store works.
package enum StoreNotice: Hashable, Sendable {
    /// There are statements but no high-water file: a loss at the end would not be noticed.
    case highWaterMissing
    /// The high-water file is not what was written; it is made anew with the next commit.
    case highWaterUnreadable
    /// The high-water file could not be written.
    case highWaterNotWritten(detail: String)
}
