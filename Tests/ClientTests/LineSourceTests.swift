import Client
import Testing

/// How files become lines.
@Suite struct LineSourceTests {
    private func lines(_ bytes: [UInt8]) throws -> [String] {
        let folder = try ScriptFolder(["a": bytes])
        return try lines(LineSource(path: folder.path + "/a"))
    }

    private func lines(_ source: LineSource) throws -> [String] {
        var lines: [String] = []
        while case .line(let line) = try source.next(waits: true) { lines.append(line.text) }
        return lines
    }

    /// `教师 张敏` in GB18030.
    private let gb18030: [UInt8] = [0xBD, 0xCC, 0xCA, 0xA6, 0x20, 0xD5, 0xC5, 0xC3, 0xF4]

    @Test("line ends of both kinds, blank lines and a last line without an end")
    func lineEnds() throws {
        #expect(try lines(Array("a\r\nb\n\nc".utf8)) == ["a", "b", "", "c"])
        #expect(try lines([]) == [])
        #expect(try lines(Array("a\n".utf8)) == ["a"])
    }

    @Test("a byte order mark is no part of the first line")
    func byteOrderMark() throws {
        #expect(try lines([0xEF, 0xBB, 0xBF] + Array("教师\n".utf8)) == ["教师"])
        #expect(try lines([0xFF, 0xFE, 0x59, 0x65, 0x0A, 0x00, 0x61, 0x00]) == ["教", "a"])
        #expect(try lines([0xFE, 0xFF, 0x65, 0x59]) == ["教"])
    }

    @Test("a file that is not UTF-8 anywhere is GB18030 everywhere")
    func legacyEncoding() throws {
        #expect(try lines(Array("ping\n".utf8) + gb18030 + [0x0A]) == ["ping", "教师 张敏"])
        // A character of four bytes.
        #expect(try lines([0x95, 0x32, 0x82, 0x36]) == ["\u{20000}"])
    }

    @Test("memory and pipes are decided at their first line beyond ASCII")
    func streams() throws {
        let text = Array("a\n".utf8) + gb18030 + [0x0A] + gb18030
        #expect(
            try lines(LineSource(text: text, name: "stdin")) == ["a", "教师 张敏", "教师 张敏"]
        )
        let mixed = Array("教师\n".utf8) + gb18030
        #expect(throws: ClientError.self) { try lines(LineSource(text: mixed, name: "stdin")) }
    }

    @Test("bytes of no encoding are refused")
    func noText() {
        #expect(throws: ClientError.self) { try lines([0x61, 0xFF, 0xFF, 0x0A]) }
    }

    @Test("UTF-8 that is cut inside a character is told, not taken for another encoding")
    func cut() throws {
        let cut = Array("ping\nunit show 张".utf8.dropLast())
        #expect(throws: ClientError.self) { try lines(cut) }
        #expect(throws: ClientError.self) { try lines(LineSource(text: cut, name: "pipe")) }
    }

    @Test("a binary file, a folder and a missing file are refused as files")
    func noScript() throws {
        let folder = try ScriptFolder(["bin": [0x61, 0x00, 0x62]])
        for name in ["/bin", "", "/none"] {
            let complaint = complaint(ScriptReader([.file(folder.path + name)]))
            #expect(complaint?.contains(name == "/bin" ? "not text" : "cannot be read") == true)
        }
    }

    @Test("a line without an end is refused at its limit")
    func endless() {
        let long = [UInt8](repeating: 0x61, count: Statement.limit + 1)
        #expect(complaint(ScriptReader([.text(String(decoding: long, as: UTF8.self))])) != nil)
        let most = String(repeating: "a", count: Statement.limit)
        #expect(complaint(most) == nil)
    }

    @Test("UTF-8 is checked as strictly as RFC 3629")
    func validity() {
        func check(_ bytes: [UInt8]) -> Bool {
            var check = UTF8Check()
            check.feed(bytes)
            return check.isValid && check.isComplete
        }
        #expect(check(Array("abcdefgh张敏👩‍👧".utf8)))
        for bad: [UInt8] in [
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE5, 0xBC], [0xE5, 0x61, 0x61],
        ] {
            #expect(!check(bad))
        }
        var null = UTF8Check()
        null.feed(Array("abcdefgh".utf8) + [0x61, 0x62, 0x63, 0, 0x65, 0x66, 0x67, 0x68])
        #expect(null.hasNull && null.isValid)
    }
}
