import Daemon
import Support
import Testing

/// Idempotency keys inside transactions: what carries one is carried out once, there too.
@Suite("keys in transactions", .serialized)
struct TransactionKeyTests {
    private static let line =
        "hours add T1 hours=5 level=district form=online title=训 on=2023-03-01"

    /// With 0 every update is made aside, and every commit run again aside.
    private func daemon(_ objectsPerTurn: Int = 500) throws -> TestDaemon {
        let daemon = try TestDaemon { $0.objectsPerTurn = objectsPerTurn }
        let client = try daemon.client()
        #expect(try client.status(TestDaemon.unit("u")).hasPrefix("+OK"))
        #expect(try client.status("teacher add T1 name=甲 unit=u").hasPrefix("+OK"))
        return daemon
    }

    private func lines(_ client: TestClient) throws -> String {
        String(try client.status("hours list").split(separator: " ")[1])
    }

    @Test("the same key twice in one transaction", arguments: [500, 0])
    func twice(objectsPerTurn: Int) throws {
        let client = try daemon(objectsPerTurn).client()
        #expect(try client.status("begin") == "+OK")
        let first = try client.status("idem k " + Self.line)
        #expect(first.hasPrefix("+OK id=") && first.hasSuffix(" staged=1"), "\(first)")
        let again = first.replacing(" staged=1", with: " replayed=1 staged=1")
        #expect(try client.status("idem k " + Self.line) == again)
        let other = Self.line.replacing("hours=5", with: "hours=6")
        #expect(try client.status("idem k " + other).hasPrefix("-CONFLICT"))
        #expect(try client.status("commit") == "+OK statements=1 seq=3")
        #expect(try lines(client) == "rows=1")
        // From now on it is known as any other.
        #expect(try client.status("idem k " + Self.line).hasSuffix(" replayed=1 seq=3"))
        #expect(try client.status("begin") == "+OK")
        #expect(try client.status("idem k " + Self.line).hasSuffix(" replayed=1 seq=3"))
        #expect(try client.status("commit") == "+OK statements=0")
    }

    @Test("the same key twice in one MULTI, and in another after it")
    func multi() throws {
        let client = try daemon().client()
        let words = ["IDEM", "k"] + Self.line.split(separator: " ").map(String.init)
        for _ in 0..<2 {
            #expect(try client.resp("MULTI") == "+OK")
            for _ in 0..<2 { #expect(try client.resp(words) == "+QUEUED") }
            #expect(try client.answer(["EXEC"]) == "*2")
            #expect(try lines(client) == "rows=1")
        }
        #expect(try client.resp("MULTI") == "+OK")
        for id in ["a", "b"] {
            let words = ["IDEM", "l"] + TestDaemon.unit(id).split(separator: " ").map(String.init)
            #expect(try client.resp(words) == "+QUEUED")
        }
        #expect(try client.resp("EXEC").hasPrefix("-EXECABORT at=2 CONFLICT"))
        #expect(try client.status("unit show a").hasPrefix("-NOENT"))
    }

    @Test("what another client has carried out meanwhile is not done again", arguments: [500, 0])
    func meanwhile(objectsPerTurn: Int) throws {
        let daemon = try daemon(objectsPerTurn)
        let (one, two) = (try daemon.client(), try daemon.client())
        let (a, b, c) = (
            "idem k1 unit add a name=x kind=primary", "unit add b name=x kind=primary",
            "idem k2 unit add c name=x kind=primary"
        )
        for (statements, commit) in [
            ([a, b], "+OK statements=1 replayed=1 seq=4"),
            ([c], "+OK statements=0 replayed=1 seq=5"),
        ] {
            #expect(try one.status("begin") == "+OK")
            for statement in statements {
                #expect(try one.status(statement).hasSuffix(" staged=1"))
            }
            #expect(try two.status(statements[0]).hasPrefix("+OK id="))
            #expect(try one.status("commit") == commit)
        }
        #expect(try two.status("unit list").hasPrefix("+OK rows=4"))
        #expect(try two.status("verify").hasPrefix("+OK"))
    }

    @Test("a key that was another statement's meanwhile aborts the commit", arguments: [500, 0])
    func otherStatement(objectsPerTurn: Int) throws {
        let daemon = try daemon(objectsPerTurn)
        let (one, two) = (try daemon.client(), try daemon.client())
        #expect(try one.status("begin") == "+OK")
        #expect(try one.status("unit add a name=x kind=primary").hasSuffix("staged=1"))
        #expect(try one.status("idem k unit add b name=x kind=primary").hasSuffix("staged=1"))
        #expect(try two.status("idem k unit add c name=x kind=primary").hasPrefix("+OK"))
        #expect(try one.status("commit").hasPrefix("-ABORTED at=2 cause=CONFLICT"))
        #expect(try two.status("unit list").hasPrefix("+OK rows=2"))
    }

    @Test("what came to another receipt is a conflict: the rest went on with it")
    func otherReceipt() throws {
        let daemon = try daemon()
        let (one, two) = (try daemon.client(), try daemon.client())
        #expect(try one.status("begin") == "+OK")
        #expect(try one.status("idem k " + Self.line).hasSuffix("staged=1"))
        let other = Self.line.replacing("title=训", with: "title=会")
        #expect(try two.status(other).hasPrefix("+OK"))
        #expect(try two.status("idem k " + Self.line).hasPrefix("+OK"))
        #expect(try one.status("commit").hasPrefix("-CONFLICT at=1"))
        #expect(try lines(two) == "rows=2")
    }
}
