import Foundation
import Glibc
import Grammar
import Support
import Testing

@testable import Daemon

/// Over the socket, who recorded a form that names nobody, and when, is told to admins alone.
@Suite(.serialized) struct AnonymityTests {
    private static let register = [
        "unit add u name=河图小学 kind=primary", "scheme load instruments",
        "scheme use instruments unit=u from=2024-09-01",
        "activity add id=AC-K kind=course unit=u on=2024-10-08 name=新课标培训",
        "teacher add T1 name=甲 unit=u",
    ]
    private static let form =
        "evaluation add id=EV-K instrument=course activity=AC-K on=2024-10-09 "
        + "items=\"内容实用:5 讲授清楚:5 互动参与:3 组织有序:5 学有所获:4\""
    private static let signed =
        "evaluation add id=EV-S instrument=inspection unit=u by=T1 on=2024-10-30 "
        + "items=\"常规管理:5 班子任课:4 教案作业:4 课堂教学:4 校本研训:5\""

    /// A daemon in which an admin has recorded a form, a signed one and a teacher, and in which
    /// this user has another role since.
    private func daemon(
        _ role: Role,
        forms: [String] = [form, signed, "teacher add T2 name=乙 unit=u"]
    ) throws -> TestDaemon {
        let daemon = try TestDaemon(configure: {
            $0.access = AccessRules(user: geteuid(), role: .admin)
            $0.schemes = Repository.schemes
        })
        let client = try daemon.client()
        for line in Self.register + forms {
            let status = try client.status(line)
            #expect(status.hasPrefix("+OK"), "\(line): \(status)")
        }
        daemon.stop()
        try daemon.start(configure: {
            $0.access = AccessRules(user: geteuid(), role: role)
            $0.schemes = Repository.schemes
        })
        return daemon
    }

    /// The lines of a RESP answer, read whole.
    private func lines(_ client: TestClient, _ words: String...) throws -> [String] {
        let end = "(end of the answer)"
        try client.send(.resp(words) + .resp("ECHO", end))
        var lines: [String] = []
        while lines.last != end { lines.append(try client.line()) }
        return lines
    }

    /// Whether an answer says a time of day, the recorder's role or their statement's number.
    private func tellsRecorder(_ lines: [String]) -> Bool {
        lines.contains { line in
            line == "admin" || line.firstMatch(of: /T\d\d:\d\d/) != nil || line == ":6"
        }
    }

    @Test(
        "history of a form, in both versions of RESP",
        arguments: ["2", "3"],
        [Role.reader, .recorder, .approver, .admin]
    )
    func history(version: String, role: Role) throws {
        let client = try daemon(role).client()
        _ = try lines(client, "HELLO", version)
        let form = try lines(client, "HISTORY", "evaluation", "EV-K")
        #expect(form.contains("added"), "\(form)")
        #expect(tellsRecorder(form) == (role == .admin), "\(form)")
        let signed = try lines(client, "HISTORY", "evaluation", "EV-S")
        #expect(signed.contains("admin"), "\(signed)")
    }

    @Test(
        "what was known at a statement's number, in both versions of RESP",
        arguments: ["2", "3"],
        [Role.reader, .recorder, .approver, .admin]
    )
    func recorded(version: String, role: Role) throws {
        let client = try daemon(role).client()
        _ = try lines(client, "HELLO", version)
        for sequence in 5...8 {
            let words = ["EVALUATION", "LIST", "show=id", "recorded=\(sequence)"]
            let found = try lines(client, words[0], words[1], words[2], words[3])
            #expect(found.contains("EV-K") == (role == .admin && sequence >= 6), "\(found)")
            #expect(found.contains("EV-S") == (sequence >= 7), "\(found)")
            // At EXEC too the archive is asked.
            #expect(try client.resp("MULTI") == "+OK")
            #expect(try client.resp(words) == "+QUEUED")
            let executed = try lines(client, "EXEC")
            #expect(executed.contains("EV-K") == found.contains("EV-K"), "\(executed)")
            #expect(executed.contains("EV-S") == found.contains("EV-S"), "\(executed)")
        }
        let now = try lines(client, "EVALUATION", "LIST", "show=id")
        #expect(now.contains("EV-K"))
    }

    @Test("forms that a transaction or EXEC has just made fill no batch up", arguments: ["2", "3"])
    func staged(version: String) throws {
        let held = Self.form.replacingOccurrences(of: "on=", with: "entered=2024-10-10 on=")
        for role in [Role.recorder, .admin] {
            let daemon = try daemon(role, forms: [held])
            let client = try daemon.client()
            #expect(try client.status("begin") == "+OK")
            for number in 1...4 {
                let own = held.replacingOccurrences(of: "EV-K", with: "EV-Z\(number)")
                let status = try client.status(own)
                #expect(status.hasPrefix("+OK"), "\(status)")
            }
            try client.send("evaluation report activity=AC-K\n")
            let report = try client.reply()
            #expect(report.contains { $0.hasPrefix("=") } == (role == .admin), "\(report)")
            #expect(try client.status("rollback").hasPrefix("+OK"))
            let other = try daemon.client()
            _ = try lines(other, "HELLO", version)
            _ = try other.resp("MULTI")
            for number in 1...4 {
                let words = [
                    "EVALUATION", "ADD", "id=EV-Y\(number)", "instrument=course",
                    "activity=AC-K", "on=2024-10-09", "entered=2024-10-10", "items=内容实用:5",
                ]
                #expect(try other.resp(words) == "+QUEUED")
            }
            #expect(try other.resp("EVALUATION", "REPORT", "activity=AC-K") == "+QUEUED")
            let executed = try lines(other, "EXEC")
            #expect(executed.contains("内容实用") == (role == .admin), "\(executed)")
        }
    }

    @Test("an undo of another role's form is refused as any other", arguments: ["2", "3"])
    func undo(version: String) throws {
        let client = try daemon(.recorder).client()
        _ = try lines(client, "HELLO", version)
        let form = try client.resp("UNDO", "seq=6")
        #expect(form.hasPrefix("-NOPERM "), "\(form)")
        #expect(!form.contains("admin"), "\(form)")
        let signed = try client.resp("UNDO", "seq=7")
        #expect(signed == form)
    }

    @Test(
        "events of a form, live and from the audit, in RESP and natively",
        arguments: ["2", "3"],
        [Role.recorder, .admin]
    )
    func events(version: String, role: Role) throws {
        let daemon = try daemon(role)
        let (told, pattern) = (try daemon.client(), try daemon.client())
        for client in [told, pattern] { _ = try lines(client, "HELLO", version) }
        try told.send(.resp("SUBSCRIBE", "evaluation"))
        try pattern.send(.resp("PSUBSCRIBE", "*"))
        let writer = try daemon.client()
        let waiting = try daemon.client()
        let isTold = role == .admin
        try waiting.send("idle topics=evaluation timeout=20\n")
        for (line, key) in [(Self.form, "EV-K"), (Self.signed, "EV-S")] {
            let other = line.replacingOccurrences(of: key, with: key + "2")
                .replacingOccurrences(of: "on=2024", with: "on=2025")
            let status = try writer.status(other)
            #expect(status.hasPrefix("+OK"), "\(status)")
        }
        for client in [told, pattern] {
            var lines: [String] = []
            while lines.last?.contains("EV-S2") != true { lines.append(try client.line()) }
            #expect(lines.contains { $0.contains("EV-K2") } == isTold, "\(lines)")
        }
        let waited = try waiting.reply()
        #expect(waited.contains { $0.contains(isTold ? "\tEV-K2\t" : "\tEV-S2\t") }, "\(waited)")
        // From the audit: what came before the daemon was started.
        let native = try daemon.client()
        _ = try native.status("subscribe topics=evaluation from=0")
        var lines: [String] = []
        while lines.last?.contains("EV-S2") != true { lines.append(try native.line()) }
        #expect(lines.contains { $0.contains("EV-K") } == isTold, "\(lines)")
        #expect(lines.contains { $0.contains("evaluation added 1 EV-S") }, "\(lines)")
        let idle = try daemon.client()
        try idle.send("idle topics=evaluation from=0 timeout=5\n")
        let answer = try idle.reply()
        #expect(answer.contains { $0.contains("\tEV-K\t") } == isTold, "\(answer)")
        #expect(answer.contains { $0.contains("\tEV-S\t") }, "\(answer)")
    }

    @Test(
        "the other connections and the logs, in both versions of RESP",
        arguments: ["2", "3"],
        [Role.reader, .recorder, .approver]
    )
    func others(version: String, role: Role) throws {
        let daemon = try daemon(role)
        let other = try daemon.client()
        _ = try other.status(Self.form)
        let client = try daemon.client()
        _ = try lines(client, "HELLO", version)
        for words in [["SLOWLOG", "GET"], ["MONITOR"], ["LOG", "LIST"], ["DUMP"]] {
            #expect(try client.resp(words).hasPrefix("-NOPERM "), "\(words)")
        }
        let own = try #require(Int(try client.resp("CLIENT", "ID").dropFirst()))
        let list = try lines(client, "CLIENT", "LIST")
        #expect(list.contains { $0.hasPrefix("id=\(own) ") }, "\(list)")
        // Which statements came over a connection, it says of none.
        #expect(!list.joined().contains("cmd="), "\(list)")
    }

    @Test("when others work only an admin is told", arguments: ["2", "3"])
    func connections(version: String) throws {
        for role in Role.allCases {
            let daemon = try daemon(role)
            let same = try daemon.client()
            let number = try same.resp("CLIENT", "ID").dropFirst()
            // One of another user.
            let other = try daemon.onLoop { server in
                let peer = Peer(processID: 1, userID: 4_711, groupID: 1)
                let client = Client(server: server, peer: peer)
                server.add(client)
                return client.session.id
            }
            let client = try daemon.client()
            _ = try lines(client, "HELLO", version)
            let list = try lines(client, "CLIENT", "LIST")
            #expect(list.contains { $0.contains("id=\(number) addr=") }, "\(list)")
            let isShown = list.contains {
                $0.contains("id=\(other) addr=") && $0.contains("user=4711")
            }
            #expect(isShown == (role == .admin), "\(role): \(list)")
            try daemon.onLoop { server in server.clients[other].map(server.remove) }
        }
    }
}
