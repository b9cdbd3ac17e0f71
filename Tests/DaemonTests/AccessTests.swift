import Glibc
import Grammar
import Testing

@testable import Daemon

/// Users and groups with their roles.
@Suite struct AccessTests {
    private func peer(_ user: UInt32, _ group: UInt32 = 900, _ more: [UInt32] = []) -> Peer {
        Peer(processID: 1, userID: user, groupID: group, groups: more)
    }

    @Test("root and the daemon's user administer by default, others do nothing")
    func standard() {
        let rules = AccessRules.standard
        #expect(rules.role(of: peer(0)) == .admin)
        #expect(rules.role(of: peer(geteuid())) == .admin)
        #expect(rules.role(of: peer(4_242)) == nil)
        #expect(rules.role(of: .unknown) == nil)
    }

    @Test("users and groups by name and number, supplementary groups too; the highest role counts")
    func lists() throws {
        var rules = AccessRules.standard
        try rules.take("*", for: .reader)
        try rules.take("nobody, 1001 ,@daemon", for: .recorder)
        try rules.take("@2002", for: .approver)
        try rules.take("1005", for: .admin)
        let daemonGroup = try #require(Account.group("daemon"))
        let nobody = try #require(Account.user("nobody"))
        #expect(rules.role(of: peer(7)) == .reader)
        #expect(rules.role(of: .unknown) == .reader)
        #expect(rules.role(of: peer(nobody)) == .recorder)
        #expect(rules.role(of: peer(1_001)) == .recorder)
        #expect(rules.role(of: peer(7, daemonGroup)) == .recorder)
        #expect(rules.role(of: peer(7, 900, [1, daemonGroup])) == .recorder)
        #expect(rules.role(of: peer(1_001, 900, [2_002])) == .approver)
        #expect(rules.role(of: peer(1_005)) == .admin)
        #expect(rules.role(of: peer(0)) == .reader)
    }

    @Test(
        "a name that nobody has is told with its place",
        arguments: [
            ("nobody, nosuchuser", 8), ("@nosuchgroup", 0), ("1,,2", 2), ("4294967295", 0),
            ("@", 0), ("-1", 0),
        ]
    )
    func faults(list: String, offset: Int) {
        var rules = AccessRules.standard
        let before = rules
        let fault = #expect(throws: SettingFault.self) { try rules.take(list, for: .reader) }
        #expect(fault?.offset == offset)
        #expect(rules == before)
    }

    @Test("not everybody can be an admin")
    func everybodyAdmin() {
        var rules = AccessRules.standard
        #expect(throws: SettingFault.self) { try rules.take("*", for: .admin) }
    }

    @Test("the kernel says who is there, with all groups")
    func credentials() {
        var pair: [Int32] = [0, 0]
        socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair)
        defer { for socket in pair { close(socket) } }
        let peer = Peer.of(socket: pair[0])
        #expect(peer.processID == getpid())
        #expect(peer.userID == geteuid())
        let count = getgroups(0, nil)
        #expect(peer.groups.count == Int(count))
        #expect(Peer.of(socket: -1) == .unknown)
    }

    @Test("a folder that anybody may write to, or that is somebody else's, is refused")
    func folders() throws {
        let daemon = try TestDaemon()
        daemon.stop()
        chmod(daemon.folder, 0o777)
        let open = #expect(throws: StartFailure.self) { try daemon.start() }
        #expect(open?.lines.first?.contains("anybody may write there") == true)
        #expect(open?.exitStatus == 3)
        chmod(daemon.folder, 0o1777)
        #expect(throws: StartFailure.self) { try daemon.start() }
        chmod(daemon.folder, 0o700)
        chmod(daemon.folder + "/data", 0o707)
        let data = #expect(throws: StartFailure.self) { try daemon.start() }
        #expect(data?.exitStatus == 4)
        chmod(daemon.folder + "/data", 0o700)
        if geteuid() == 0 {
            chown(daemon.folder + "/data", 65_534, .max)
            let foreign = #expect(throws: StartFailure.self) { try daemon.start() }
            #expect(foreign?.lines.first?.contains("belongs to user 65534") == true)
            chown(daemon.folder + "/data", 0, .max)
        }
        try daemon.start()
    }
}
