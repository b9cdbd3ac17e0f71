package import Domain
package import Grammar
package import Schemes

/// All that a command may look at: one state of the register, the day, and who asks.
///
/// A command never touches the register: it returns its reply and the changes it proposes.
package struct Context: Sendable {
    package let register: Register
    /// What is on disk, where a transaction has staged changes on top of it; else nil.
    package let durable: Register?
    /// Today in the configured time zone.
    package let today: Day
    package let language: Language
    package let role: Role
    package let surroundings: Surroundings

    package init(
        register: Register,
        durable: Register? = nil,
        today: Day,
        language: Language,
        role: Role,
        surroundings: Surroundings
    ) {
        self.register = register
        self.durable = durable
        self.today = today
        self.language = language
        self.role = role
        self.surroundings = surroundings
    }
}

/// What a command needs of the world outside the register; the daemon, or a test, gives it.
package struct Surroundings: Sendable {
    /// A scheme file as read.
    package struct SchemeFile: Sendable {
        /// The path as users are told it.
        package let path: String
        package let text: String

        package init(path: String, text: String) {
            self.path = path
            self.text = text
        }
    }

    /// Reads a scheme file from the configured folder; refuses paths outside it.
    package let readScheme: @Sendable (_ path: String) -> Result<SchemeFile, Refusal>
    /// SHA-256 of a text, in hexadecimal.
    package let digest: @Sendable (_ text: String) -> String
    /// The schemes that were read already.
    package let book = SchemeBook.shared

    package init(
        readScheme: @escaping @Sendable (String) -> Result<SchemeFile, Refusal>,
        digest: @escaping @Sendable (String) -> String
    ) {
        self.readScheme = readScheme
        self.digest = digest
    }
}
