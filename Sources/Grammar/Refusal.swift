/// An error that the user can cause: what is wrong, where, and what to do.
///
/// The code is from the closed list of the protocol's section 4; `argument`, `position`, `want`
/// and `hint` travel as `arg=`, `pos=`, `want=` and `hint=` of the status line.
package struct Refusal: Error, Hashable, Sendable {
    /// The closed list of refusal codes.
    package enum Code: String, Sendable, CaseIterable {
        case proto = "PROTO"
        case tooBig = "TOOBIG"
        case unknown = "UNKNOWN"
        case arity = "ARITY"
        case syntax = "SYNTAX"
        case badArgument = "BADARG"
        case noEntity = "NOENT"
        case exists = "EXISTS"
        case ambiguous = "AMBIGUOUS"
        case inUse = "INUSE"
        case rule = "RULE"
        case state = "STATE"
        case conflict = "CONFLICT"
        case aborted = "ABORTED"
        case noAuthority = "NOAUTH"
        case notPermitted = "NOPERM"
        case loading = "LOADING"
        case readOnly = "READONLY"
        case busy = "BUSY"
        case limit = "LIMIT"
        case timeout = "TIMEOUT"
        case cancelled = "CANCELLED"
        case shutdown = "SHUTDOWN"
        case `internal` = "INTERNAL"
        case noProtocol = "NOPROTO"
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
