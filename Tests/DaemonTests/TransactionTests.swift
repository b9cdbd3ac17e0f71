import Daemon
import Testing

/// Staged transactions and batches of live connections.
@Suite(.serialized) struct TransactionTests {
    @Test("a transaction sees its own changes, others see them at its commit")
    func commit() throws {
        let daemon = try TestDaemon()
        let one = try daemon.client()
        let two = try daemon.client()
        #expect(try one.status("begin") == "+OK")
        #expect(try one.status(TestDaemon.unit("a")).hasSuffix("staged=1"))
        #expect(try one.status("unit show a").hasPrefix("+OK"))
        #expect(try two.status("unit show a").hasPrefix("-NOENT"))
        #expect(try one.status(TestDaemon.unit("b")).hasSuffix("staged=1"))
        #expect(try one.status("begin").hasPrefix("-STATE"))
        #expect(try one.status("commit") == "+OK statements=2 seq=2")
        #expect(try two.status("unit show a").hasPrefix("+OK"))
        #expect(try one.status("commit").hasPrefix("-STATE"))
    }

    @Test("a rollback, a reset and a lost connection keep nothing")
    func rollback() throws {
        let daemon = try TestDaemon()
        let one = try daemon.client()
        _ = try one.status("begin")
        _ = try one.status(TestDaemon.unit("a"))
        #expect(try one.status("rollback") == "+OK statements=1")
        _ = try one.status("begin")
        _ = try one.status(TestDaemon.unit("a"))
        #expect(try one.status("reset") == "+OK")
        _ = try one.status("begin")
        _ = try one.status(TestDaemon.unit("a"))
        try one.send("quit\n")
        _ = try one.rest()
        #expect(try daemon.client().status("unit show a").hasPrefix("-NOENT"))
    }

    @Test("what another client did in between is refused at the commit, and nothing is kept")
    func conflict() throws {
        let daemon = try TestDaemon()
        let one = try daemon.client()
        let two = try daemon.client()
        _ = try one.status("begin")
        _ = try one.status(TestDaemon.unit("b"))
        _ = try one.status(TestDaemon.unit("a", "甲"))
        _ = try two.status(TestDaemon.unit("a", "乙"))
        let status = try one.status("commit")
        #expect(status.hasPrefix("-ABORTED"))
        #expect(status.contains("at=2"))
        #expect(try two.status("unit show b").hasPrefix("-NOENT"))
    }

    @Test("what does not touch the transaction does not hinder it")
    func independent() throws {
        let daemon = try TestDaemon()
        let one = try daemon.client()
        _ = try one.status("begin")
        _ = try one.status(TestDaemon.unit("a"))
        _ = try daemon.client().status(TestDaemon.unit("b"))
        #expect(try one.status("commit") == "+OK statements=1 seq=2")
    }

    @Test("after its first refusal a batch runs nothing, and its end is answered")
    func batch() throws {
        let daemon = try TestDaemon()
        let client = try daemon.client()
        try client.send(
            """
            batch begin
            @1 \(TestDaemon.unit("a"))
            @2 unit show missing
            @3 \(TestDaemon.unit("b"))
            @4 unit "
            @5 batch end
            @6 unit show b

            """
        )
        #expect(try client.line() == "+OK")
        #expect(try client.line().hasPrefix("+OK tag=1"))
        #expect(try client.line().hasPrefix("-NOENT tag=2"))
        #expect(try client.line().hasPrefix("-ABORTED tag=3 cause=@2"))
        #expect(try client.line().hasPrefix("-ABORTED"))
        let end = "+OK tag=5 statements=4 refused=1 aborted=2 cause=@2"
        #expect(try client.line() == end)
        #expect(try client.line().hasPrefix("-NOENT tag=6"))
    }

    @Test("an idle transaction is dropped with a note, and what was meant for it is refused")
    func idle() throws {
        let daemon = try TestDaemon { limits in
            limits.idleTransactionTime = .milliseconds(100)
            limits.incompleteRequestTime = .milliseconds(100)
        }
        let client = try daemon.client()
        _ = try client.status("begin")
        _ = try client.status(TestDaemon.unit("a"))
        Pause.milliseconds(400)
        try client.send("ping\n")
        #expect(try client.line().hasPrefix("~"))
        #expect(try client.line() == "+PONG")
        #expect(try client.status(TestDaemon.unit("b")).hasPrefix("-STATE"))
        #expect(try client.status("rollback").hasPrefix("+OK"))
        #expect(try client.status(TestDaemon.unit("b")).hasPrefix("+OK"))
        #expect(try client.status("unit show a").hasPrefix("-NOENT"))
    }

    @Test("a key that is used again after its time is remembered from then on")
    func reusedKey() throws {
        let daemon = try TestDaemon { limits in
            limits.idempotencyKeys = 4
            limits.idempotencyMilliseconds = 2_000
        }
        let client = try daemon.client()
        func write(_ key: String, _ unit: String) throws -> String {
            try client.status("idem \(key) " + TestDaemon.unit(unit))
        }
        #expect(try write("k", "a").hasPrefix("+OK"))
        Pause.milliseconds(2_100)
        for (key, unit) in [("l", "b"), ("m", "c"), ("k", "d"), ("n", "e"), ("o", "f")] {
            #expect(try write(key, unit).hasPrefix("+OK"))
        }
        // Past four keys the oldest goes, which is not the one that was used again.
        #expect(try write("k", "d").contains("replayed=1"))
    }

    @Test("a statement with a key is carried out once")
    func idempotency() throws {
        let daemon = try TestDaemon()
        let one = try daemon.client()
        let statement = "idem k1 " + TestDaemon.unit("a")
        let first = try one.status(statement)
        #expect(first.hasPrefix("+OK id=a rev=1"))
        #expect(try daemon.client().status(statement) == "+OK id=a rev=1 replayed=1 seq=1")
        #expect(try one.status("idem k1 " + TestDaemon.unit("b")).hasPrefix("-CONFLICT"))
        daemon.stop()
        try daemon.start()
        #expect(try daemon.client().status(statement) == "+OK id=a rev=1 replayed=1 seq=1")
    }
}
