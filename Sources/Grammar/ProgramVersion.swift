/// The version of both programs.
package enum ProgramVersion {
    /// As `--version` prints it and `hello` says it.
    package static let text = "0.1.0"
}
