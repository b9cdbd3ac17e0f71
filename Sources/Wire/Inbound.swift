package import Grammar

/// The dialect of one request, and so of its answer.
///
/// Which RESP version the answer has is the session's state, set by HELLO; it is kept there.
package enum Dialect: Hashable, Sendable {
    /// Lines; the answer ends its lines as the request did.
    case native(crlf: Bool)
    /// A RESP array of bulks.
    case resp
}

/// What a client asked, one request at a time, as `ConnectionMachine` hands it on.
package enum Inbound: Hashable, Sendable {
    /// A complete request; in RESP its words have position 0 and its first may be empty.
    case statement(Request, Dialect)
    /// RESP `ECHO x`: any bytes, answered exactly.
    ///
    /// Every RESP ECHO of one value comes so, text or not; another count comes as a statement.
    case echo([UInt8])
    /// RESP `PING` or `PING x`: any bytes, answered exactly; nil without a value.
    case ping([UInt8]?)
    /// A request that is wrong in itself; the connection is kept and in step.
    indirect case refused(Refusal, tag: String?, Dialect)
    /// The framing is lost: answer, flush, close. Nothing comes after it.
    indirect case broken(Refusal, Dialect)
    /// The client sent its end and every complete request was handed on. Nothing comes after it.
    case end
}
