import Client
import Grammar
import Testing

/// Exit statuses of the protocol's section 4.
@Suite struct ExitStatusTests {
    @Test(
        "each code leads to its status",
        arguments: [
            ("PROTO", 3), ("TOOBIG", 1), ("UNKNOWN", 2), ("ARITY", 2), ("SYNTAX", 2),
            ("BADARG", 2), ("NOENT", 1), ("EXISTS", 1), ("AMBIGUOUS", 1), ("INUSE", 1),
            ("RULE", 1), ("STATE", 1), ("CONFLICT", 5), ("ABORTED", 1), ("NOAUTH", 6),
            ("NOPERM", 6), ("LOADING", 7), ("READONLY", 7), ("BUSY", 7), ("LIMIT", 3),
            ("TIMEOUT", 1), ("CANCELLED", 130), ("SHUTDOWN", 3), ("INTERNAL", 1),
            ("NOPROTO", 2), ("WRONGPASS", 6),
        ]
    )
    func codes(code: String, status: Int32) {
        #expect(ExitStatus(code: code).rawValue == status)
    }

    @Test("a code that is not known counts as refused")
    func unknownCode() {
        #expect(ExitStatus(code: "FUTURE") == .refused)
    }

    @Test("a closed output is a quiet end")
    func closedOutput() {
        #expect(ClientError.outputClosed.status == .done)
        #expect(ClientError.outputClosed.message == nil)
    }

    @Test("going on after refusals is partly done, unless nothing was done")
    func partlyDone() {
        var outcome = BatchOutcome()
        outcome.statements = 3
        outcome.refused = 1
        outcome.firstRefusal = .conflict
        #expect(outcome.exitStatus(keepsGoing: true) == .partlyDone)
        #expect(outcome.exitStatus(keepsGoing: false) == .conflict)
        outcome.refused = 3
        #expect(outcome.exitStatus(keepsGoing: true) == .conflict)
    }
}
