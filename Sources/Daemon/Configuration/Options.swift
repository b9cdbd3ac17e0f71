/// What was given on the command line; nil where nothing was.
package struct Options: Sendable {
    package var configurationFile: String?
    package var socket: String?
    package var data: String?
    package var schemes: String?
    /// Validate the configuration and the schemes, and exit.
    package var checkOnly = false
    /// Put this backup in the place of the store, and exit.
    package var restoreFile: String?
    /// Up to which moment of the record: a sequence or a time.
    package var restoreUntil: String?

    /// No options.
    package init() {}
}
