/// An error that the user can cause: what is wrong, where, and what to do.
///
/// The code is from the closed list of the protocol's section 4; `argument`, `position`, `want`
/// and `hint` travel as `arg=`, `pos=`, `want=` and `hint=` of the status line.
package struct Refusal: Error, Hashable, Sendable {
    /// The closed list of refusal codes.
    package enum Code: String, Sendable, CaseIterable {
        /// The framing or the encoding is broken; the connection is closed.
        case proto = "PROTO"
        /// A line, request, batch or reply over its limit.
        case tooBig = "TOOBIG"
        /// No such command.
        case unknown = "UNKNOWN"
        /// An argument too many, or one that is missing.
        case arity = "ARITY"
        /// Not the grammar of a statement.
        case syntax = "SYNTAX"
        /// A value that its parameter does not take.
        case badArgument = "BADARG"
        /// No such object.
        case noEntity = "NOENT"
        /// Such an object is there already, with other values.
        case exists = "EXISTS"
        /// A name that fits several objects; they are the hint.
        case ambiguous = "AMBIGUOUS"
        /// Another object refers to it; `by=`.
        case inUse = "INUSE"
        /// Against a rule; `rule=`, `have=`, `need=`.
        case rule = "RULE"
        /// Not in this state of the object or the connection; `is=`.
        case state = "STATE"
        /// Changed since it was read: revision, precondition or idempotency key.
        case conflict = "CONFLICT"
        /// Not run, or taken back, since another statement was refused; `cause=`.
        case aborted = "ABORTED"
        /// The user has no role.
        case noAuthority = "NOAUTH"
        /// The role may not; `need=`.
        case notPermitted = "NOPERM"
        /// The store is still being read; try again.
        case loading = "LOADING"
        /// Nothing is written after a fault; `outcome=unknown` where it may have been stored.
        case readOnly = "READONLY"
        /// A queue is full, or long work goes on; `backoff_ms=`.
        case busy = "BUSY"
        /// Too many clients or subscriptions; the connection is closed.
        case limit = "LIMIT"
        /// Over its time.
        case timeout = "TIMEOUT"
        /// Cancelled by its user.
        case cancelled = "CANCELLED"
        /// The daemon is stopping; the connection is closed.
        case shutdown = "SHUTDOWN"
        /// A fault of the program; the log has it.
        case `internal` = "INTERNAL"
        /// RESP: HELLO of a version that is not spoken.
        case noProtocol = "NOPROTO"
        /// RESP: AUTH as somebody else.
        case wrongPassword = "WRONGPASS"
    }

    /// One further `key=value` of the status line.
    package struct Detail: Hashable, Sendable {
        package let key: String
        package let value: String

        package init(_ key: String, _ value: String) {
            self.key = key
            self.value = value
        }
    }

    package let code: Code
    package let message: Bilingual
    /// The argument at fault, counted from 1 after the command's words.
    package var argument: Int?
    /// Where the fault is in the native request line, in Unicode scalars from 1.
    package var position: Int?
    /// What would have been right, as one word of the protocol: `date`, `teacher`.
    package var want: String?
    /// What to do, or the name that was probably meant.
    package var hint: String?
    package var details: [Detail]

    package init(
        _ code: Code,
        _ message: Bilingual,
        want: String? = nil,
        hint: String? = nil,
        details: [Detail] = []
    ) {
        self.code = code
        self.message = message
        self.want = want
        self.hint = hint
        self.details = details
    }

    package init(
        _ code: Code,
        _ english: String,
        _ chinese: String,
        want: String? = nil,
        hint: String? = nil
    ) {
        self.init(code, Bilingual(english, chinese), want: want, hint: hint)
    }

    /// The same refusal, pointed at an argument unless it already points at one.
    package func at(_ argument: Argument) -> Refusal {
        guard self.argument == nil else { return self }
        var pointed = self
        pointed.argument = argument.ordinal
        pointed.position = argument.position == 0 ? nil : argument.position
        return pointed
    }
}

/// At most `limit` scalars of what a user sent, for use in a message.
package func excerpt(_ text: String, limit: Int = 64) -> String {
    guard text.utf8.count > limit else { return text }
    let scalars = text.unicodeScalars
    guard scalars.count > limit else { return text }
    var cut = String.UnicodeScalarView()
    cut.append(contentsOf: scalars.prefix(limit))
    return String(cut) + "…"
}
