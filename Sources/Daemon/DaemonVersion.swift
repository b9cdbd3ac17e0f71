/// The program's version.
package enum DaemonVersion {
    /// As `--version` prints it and `hello` says it.
    package static let text = "0.1.0"
}
