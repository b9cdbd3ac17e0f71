/// How much one client may send at a time; section 5 of the protocol.
package enum WireLimits {
    /// The most bytes of a native line, its end included.
    package static let lineBytes = 64 * 1_024
    /// The most bytes of one RESP bulk.
    package static let bulkBytes = 1_024 * 1_024
    /// The most bytes of one RESP request, headers included.
    package static let requestBytes = 4 * 1_024 * 1_024
    /// The most bulks of one RESP request.
    package static let requestWords = 1_024
    /// The most scalars of an unknown command that a refusal repeats.
    package static let echoedScalars = 64
    /// The most bytes of a request, and of its varied word, that is compared with the next one.
    static let patternBytes = 1_024
    /// The input memory that a drained connection keeps.
    static let keptInputBytes = 64 * 1_024
    /// The output memory that an emptied buffer keeps.
    static let keptOutputBytes = 256 * 1_024
    /// The digits after the minus of an ignored header such as `*-1`.
    static let negativeDigits = 10
}
