internal import Glibc
package import Grammar

/// What the client takes from its surroundings: the locale, the user, the variables.
package struct Environment: Sendable {
    private let variables: @Sendable (String) -> String?
    package let userID: UInt32

    package init(
        userID: UInt32,
        variables: @escaping @Sendable (String) -> String?
    ) {
        self.userID = userID
        self.variables = variables
    }

    /// The process's own.
    package static var current: Environment {
        Environment(userID: getuid()) { name in
            getenv(name).map { String(cString: $0) }
        }
    }

    /// A variable that is set and not empty.
    package subscript(name: String) -> String? {
        guard let value = variables(name), !value.isEmpty else { return nil }
        return value
    }

    /// Chinese when the locale of messages is Chinese, else English.
    package var language: Language {
        let locale = self["LC_ALL"] ?? self["LC_MESSAGES"] ?? self["LANG"] ?? ""
        return locale.hasPrefix("zh") ? .chinese : .english
    }

    /// Where history goes: `$XDG_STATE_HOME/shixun`, or `~/.local/state/shixun`.
    package var stateDirectory: String? {
        if let state = self["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/shixun" }
        return self["HOME"].map { $0 + "/.local/state/shixun" }
    }
}
