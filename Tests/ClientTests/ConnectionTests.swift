import Client
import Foundation
import Grammar
import Testing

/// Where the daemon is looked for, and what is said when it is not there.
@Suite struct ConnectionTests {
    private func environment(_ variables: [String: String], userID: UInt32 = 1_000) -> Environment {
        Environment(userID: userID) { variables[$0] }
    }

    @Test("the option, the variable, root's, the session's, /tmp: in this order")
    func order() throws {
        let all = environment(["SHIXUN_SOCKET": "/v", "XDG_RUNTIME_DIR": "/run/user/1"])
        #expect(try SocketPath(option: "/o", environment: all).text == "/o")
        #expect(try SocketPath(option: nil, environment: all).text == "/v")
        let root = environment(["XDG_RUNTIME_DIR": "/run/user/0"], userID: 0)
        #expect(try SocketPath(option: nil, environment: root).text == "/run/shixun/shixun.sock")
        let user = environment(["XDG_RUNTIME_DIR": "/run/user/1"])
        #expect(try SocketPath(option: nil, environment: user).text == "/run/user/1/shixun.sock")
        let bare = environment([:])
        #expect(
            try SocketPath(option: nil, environment: bare).text == "/tmp/shixun-1000/shixun.sock"
        )
    }

    @Test("the prompt names a path by whole components, an ellipsis before what is left out")
    func shortPath() throws {
        let environment = environment([:])
        for (path, short) in [
            ("/run/shixun/shixun.sock", "shixun/shixun.sock"), ("/s", "s"),
            // 24 columns fit, 25 do not.
            (
                "/home/z/\(String(repeating: "a", count: 12))/shixun.sock",
                "aaaaaaaaaaaa/shixun.sock"
            ),
            ("/home/z/\(String(repeating: "a", count: 13))/shixun.sock", "…/shixun.sock"),
            (
                "/var/lib/shixun-sample/\(String(repeating: "b", count: 22))",
                "…/" + String(repeating: "b", count: 22)
            ),
            (
                "/x/\(String(repeating: "b", count: 23))c",
                "…" + String(repeating: "b", count: 22) + "c"
            ),
            ("/数据/河图小学教师培训记录的库.sock", "…学教师培训记录的库.sock"),
        ] {
            let place = try SocketPath(option: path, environment: environment)
            #expect(place.short(limit: 24) == short)
            #expect(DisplayWidth.of(place.short(limit: 24)) <= 24)
        }
    }

    @Test("a path of 107 bytes is taken and one of 108 is not")
    func length() throws {
        let none = environment([:])
        let longest = String(repeating: "a", count: SocketPath.limit)
        #expect(try SocketPath(option: longest, environment: none).text == longest)
        #expect(throws: ClientError.self) {
            try SocketPath(option: longest + "a", environment: none)
        }
    }

    private func message(_ path: String) throws -> String? {
        do {
            _ = try Connection(to: SocketPath(option: path, environment: environment([:])))
            return nil
        } catch {
            #expect(error.status == .disconnected)
            return error.message?.english
        }
    }

    @Test("a missing socket, a file and a dead socket are each told apart")
    func failures() throws {
        let folder = try ScriptFolder(texts: ["file": ""])
        #expect(try message(folder.path + "/none")?.hasPrefix("no socket at") == true)
        #expect(try message(folder.path + "/file")?.contains("is not a socket") == true)
        #expect(try message(folder.path)?.contains("is not a socket") == true)
        let path = NSTemporaryDirectory() + "dead-\(UUID().uuidString.prefix(8))"
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        close(descriptor)
        defer { unlink(path) }
        #expect(try message(path)?.hasPrefix("nobody listens at") == true)
    }

    @Test("the language is the locale's")
    func language() {
        #expect(environment(["LANG": "zh_CN.UTF-8"]).language == .chinese)
        #expect(environment(["LANG": "zh_CN.UTF-8", "LC_ALL": "C"]).language == .english)
        #expect(environment([:]).language == .english)
    }

    @Test("history keeps lines between sessions, once where they repeat, for the owner only")
    func history() throws {
        let folder = try ScriptFolder()
        var first = try #require(History(directory: folder.path + "/state/shixun"))
        for line in ["教师 列表", "ping", "ping", "two\nlines"] { first.add(line) }
        var second = try #require(History(directory: folder.path + "/state/shixun"))
        #expect(second.load() == ["教师 列表", "ping"])
        var status = stat()
        #expect(stat(folder.path + "/state/shixun/history", &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
    }
}
