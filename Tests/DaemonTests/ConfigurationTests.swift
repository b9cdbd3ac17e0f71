import Daemon
import Glibc
import Testing

/// The configuration file and what it refuses.
@Suite struct ConfigurationTests {
    private func read(_ text: String) throws(StartFailure) -> Configuration {
        var template = Array("/tmp/shixun-conf-XXXXXX".utf8CString)
        let file = mkstemp(&template)
        let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        defer { unlink(path) }
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        close(file)
        var options = Options()
        options.configurationFile = path
        options.data = "/given"
        return try Configuration(options)
    }

    @Test("the command line goes before the file, the file before the defaults")
    func precedence() throws {
        let configuration = try read(
            """
            # a comment
            socket = /tmp/x.sock
            data=/file
              socket-mode = 0660
            time-zone = Asia/Urumqi
            """
        )
        #expect(configuration.socket == "/tmp/x.sock")
        #expect(configuration.data == "/given")
        #expect(configuration.socketMode == 0o660)
        #expect(configuration.timeZone.identifier == "Asia/Urumqi")
    }

    @Test(
        "a fault is told with line and column",
        arguments: [
            ("\n  colour = red", ":2:3: unknown key"),
            ("socket-mode = 9", ":1:15: socket-mode is octal"),
            ("socket-mode = 0606", ":1:15: socket-mode 0606 lets everybody write"),
            ("admins = root, nosuchuser", ":1:16: no user"),
            ("time-zone = Mars/Olympus", ":1:13: no time zone"),
            ("socket", ":1:1: a line is key = value"),
            ("data = a\ndata = b", ":2:1: data is set twice"),
        ]
    )
    func faults(text: String, fault: String) {
        let failure = #expect(throws: StartFailure.self) { try read(text) }
        #expect(failure?.lines.first?.contains(fault) == true)
        #expect(failure?.exitStatus == 2)
    }
}
