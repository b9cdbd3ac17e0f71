/// What was given on the command line; nil where nothing was.
package struct Options: Sendable {
    package var configurationFile: String?
    package var socket: String?
    package var data: String?
    package var schemes: String?
    /// Validate the configuration and the schemes, and exit.
    package var checkOnly = false

    /// No options.
    package init() {}
}
