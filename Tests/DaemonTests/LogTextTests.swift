import Support
import Testing

@testable import Daemon

/// What a log line says, whatever it is given.
@Suite struct LogTextTests {
    @Test(
        "a value is one line of printable text",
        arguments: [
            ("a\nb\r\t\"\\", #"a\nb\r\t\"\\"#), ("\u{1B}[31m", #"\u{1B}[31m"#),
            ("\u{202E}x\u{2028}", #"\u{202E}x\u{2028}"#), ("\0\u{7F}\u{85}", #"\u{0}\u{7F}\u{85}"#),
        ]
    )
    func escaped(text: String, expected: String) {
        #expect(LogText.escaped(text) == expected)
    }

    @Test("a value has at most 256 bytes and is never cut inside a character or an escape")
    func cut() {
        let texts = ["a", "张", "😀", "\u{1B}", "\n", "a张\u{1B}"]
        for text in texts {
            for count in [1, 40, 63, 64, 84, 85, 86, 127, 128, 255, 256, 257, 5_000] {
                let long = String(repeating: text, count: count)
                let escaped = LogText.escaped(long)
                #expect(escaped.utf8.count <= 256)
                let whole = LogText.escaped(text)
                guard escaped.hasSuffix("…") else { continue }
                var rest = escaped.dropLast()[...]
                while rest.hasPrefix(whole) { rest = rest.dropFirst(whole.count) }
                #expect(whole.hasPrefix(rest), "\(escaped)")
            }
        }
        #expect(LogText.escaped(String(repeating: "a", count: 256)).count == 256)
    }

    @Test("the sample configuration names every setting, each as its default")
    func sampleFile() throws {
        let text = try Repository.text("etc/shixund.conf")
        let standard = Configuration(
            socket: "/run/shixun/shixun.sock",
            data: "/var/lib/shixun",
            schemes: "/etc/shixun/schemes"
        )
        for setting in Setting.all {
            let value = setting.name == "admins" ? "root" : setting.show(standard)
            let line = value.isEmpty ? "# \(setting.name) =" : "# \(setting.name) = \(value)"
            #expect(text.split(separator: "\n").contains { $0 == line }, "no line \(line)")
        }
    }
}
