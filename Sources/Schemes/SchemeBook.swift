package import Domain
package import Grammar
import Synchronization

/// Schemes by their version, each read from its text once.
///
/// A class because it is a cache: a version's text never changes, so what it remembers is always
/// what reading again would give.
package final class SchemeBook: Sendable {
    private let schemes = Mutex<[String: ParsedScheme]>([:])

    package init() {}

    /// The one that the whole process shares: what it remembers is keyed by digest.
    package static let shared = SchemeBook()

    /// The rules of a stored version.
    /// - Throws: what `ParsedScheme.parse` refuses; a stored text was read when it was loaded, so
    ///   that only a newer program can refuse it.
    package func scheme(_ version: SchemeVersion) throws(Refusal) -> ParsedScheme {
        if let known = schemes.withLock({ $0[version.digest] }) { return known }
        let parsed = try ParsedScheme.parse(version.text, file: version.file)
        schemes.withLock { $0[version.digest] = parsed }
        return parsed
    }
}
