import Daemon
import Glibc
import Support
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

    @Test("a list may be empty: each line of the sample file can be put in as it stands")
    func emptyLists() throws {
        let configuration = try read("readers =\nrecorders=\napprovers =  \nsocket-group =\n")
        #expect(configuration.socketMode == 0o600)
        let sample = try Repository.text("etc/shixund.conf").split(separator: "\n")
            .filter { $0.hasPrefix("# ") && $0.contains(" =") }.map { $0.dropFirst(2) }
            .filter { $0.prefix { $0 != " " }.allSatisfy { $0.isLowercase || $0 == "-" } }
        #expect(sample.count > 10)
        for line in sample where !line.hasPrefix("For") {
            #expect(throws: Never.self) { try read(String(line)) }
        }
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
            ("data =", ":1:6: data needs a value"), ("schemes =", ":1:9: schemes needs a value"),
            ("log-slow-ms =", ":1:13: log-slow-ms is a number"), (" = x", ":1:2: a line is"),
            ("admins =", ":1:8: admins names nobody"), ("readers = ,", ":1:11: no user"),
        ]
    )
    func faults(text: String, fault: String) {
        let failure = #expect(throws: StartFailure.self) { try read(text) }
        #expect(failure?.lines.first?.contains(fault) == true)
        #expect(failure?.exitStatus == 2)
    }
}
