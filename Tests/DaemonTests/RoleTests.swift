import Commands
import Daemon
import Glibc
import Grammar
import Testing

/// Who may do what, over the socket, for every command of the table.
@Suite(.serialized) struct RoleTests {
    /// A daemon in which this user has one role.
    private func daemon(_ role: Role) throws -> TestDaemon {
        try TestDaemon(configure: { $0.access = AccessRules(user: geteuid(), role: role) })
    }

    private func sequence(_ client: TestClient) throws -> String {
        try client.send("info section=store\n")
        return try client.reply().first { $0.contains("\tseq\t") } ?? ""
    }

    @Test(
        "no lesser role runs a command: alone, with a key, in a transaction, in MULTI, in RESP",
        arguments: [Role.reader, .recorder, .approver]
    )
    func lesserRoles(role: Role) throws {
        let client = try daemon(role).client()
        let before = try sequence(client)
        var tried = 0
        for spec in Catalogue.commands.map(\.spec) where spec.role > role {
            let refusal = "-NOPERM need=\(spec.role.rawValue)"
            for example in spec.examples {
                tried += 1
                #expect(try client.status(example).hasPrefix(refusal), "\(example)")
                #expect(try client.status("idem k\(tried) " + example).hasPrefix(refusal))
                #expect(try client.status("begin") == "+OK")
                #expect(try client.status(example).hasPrefix(refusal), "begin; \(example)")
                #expect(try client.status("commit").hasPrefix("+OK statements=0"))
                let words = try #require(try StatementParser.parse(example)).words.map(\.text)
                #expect(try client.resp(words).hasPrefix("-NOPERM "), "RESP \(example)")
                #expect(try client.resp("MULTI") == "+OK")
                #expect(try client.resp(words).hasPrefix("-NOPERM "), "MULTI \(example)")
                #expect(try client.resp("EXEC").hasPrefix("-EXECABORT "), "MULTI \(example)")
            }
        }
        #expect(tried > 0)
        #expect(try sequence(client) == before)
        #expect(try client.resp("CLIENT", "KILL", "ID", "1").hasPrefix("-NOPERM "))
        #expect(try client.resp("SLOWLOG", "GET").hasPrefix("-NOPERM "))
    }

    @Test("each command is let through with the role that it declares", arguments: Role.allCases)
    func sufficientRoles(role: Role) throws {
        let client = try daemon(role).client()
        for spec in Catalogue.commands.map(\.spec)
        where spec.role <= role && !["quit", "idle"].contains(spec.name(in: .english)) {
            for example in spec.examples {
                try client.send(example + "\n")
                let status = try client.reply().last ?? ""
                #expect(!status.hasPrefix("-NOPERM"), "\(example): \(status)")
            }
        }
    }

    @Test("who has no role is answered NOAUTH in either dialect, and the connection is kept")
    func stranger() throws {
        let daemon = try TestDaemon(
            { $0.clientsTurnedAway = 2 },
            configure: { $0.access = AccessRules(user: geteuid() + 1, role: .admin) }
        )
        let client = try daemon.client()
        for _ in 0..<3 {
            #expect(try client.status("@7 unit list").hasPrefix("-NOAUTH tag=7"))
            #expect(try client.status("hello").hasPrefix("-NOAUTH"))
            #expect(try client.resp("PING").hasPrefix("-NOAUTH "))
            #expect(try client.resp("HELLO", "3").hasPrefix("-NOAUTH "))
            #expect(try client.resp("INFO").hasPrefix("-NOAUTH "))
        }
        let second = try daemon.client()
        #expect(try second.status("ping").hasPrefix("-NOAUTH"))
        // They take none of the places of those who are served, and only so many of their own.
        #expect(try daemon.client().rest() == "")
    }

    @Test("a stranger who stays is closed after a while")
    func strangerStays() throws {
        let daemon = try TestDaemon(
            { $0.incompleteRequestTime = .milliseconds(100) },
            configure: { $0.access = AccessRules(user: geteuid() + 1, role: .admin) }
        )
        #expect(try daemon.client().rest() == "")
    }
}
