import Grammar
import Support
import Testing

@testable import Wire

@Suite("limits: at each and one past it")
struct LimitTests {
    @Test("a line of 65536 bytes is read, of 65537 is too big", arguments: ["\n", "\r\n"])
    func line(_ end: String) {
        let room = WireLimits.lineBytes - end.utf8.count
        let letter = end == "\n" ? "N" : "C"
        for text in [
            String(repeating: "a", count: room), "x" + String(repeating: " ", count: room - 1),
        ] {
            let bytes = Array((text + end).utf8)
            #expect(bytes.count == 65_536)
            let outcome = Feeding.outcome(of: bytes + Array("ping\n".utf8))
            #expect(outcome.count == 3 && outcome[0].hasPrefix("\(letter)(") && outcome[2] == "end")
            #expect(Feeding.singly([0x61] + bytes) == ["N!TOOBIG"])
            #expect(Feeding.outcome(of: [0x61] + bytes) == ["N!TOOBIG"])
        }
    }

    @Test("comments and blank lines have the same limit")
    func ignoredLine() {
        let spaces = [UInt8](repeating: 0x20, count: WireLimits.lineBytes)
        #expect(Feeding.outcome(of: spaces.dropLast() + [10]) == ["end"])
        #expect(Feeding.outcome(of: spaces + [10]) == ["N!TOOBIG"])
        #expect(Feeding.outcome(of: [0x23] + spaces, closing: false) == ["N!TOOBIG"])
    }

    @Test("the first fault of an endless line counts")
    func order() {
        var line = [UInt8](repeating: 0x61, count: 70_000)
        line[65_536] = 0
        #expect(Feeding.outcome(of: line) == ["N!TOOBIG"])
        line[65_535] = 0
        #expect(Feeding.outcome(of: line) == ["N!PROTO"])
        line[65_535] = 0x0D
        #expect(Feeding.outcome(of: line) == ["N!TOOBIG"])
        // A character that the limit cuts.
        line.replaceSubrange(65_535..<65_538, with: Array("张".utf8))
        #expect(Feeding.outcome(of: line) == ["N!TOOBIG"])
        #expect(Feeding.singly(line) == ["N!TOOBIG"])
    }

    @Test("1024 bulks are read, 1025 are PROTO")
    func bulkCount() {
        let one = Array("$1\r\na\r\n".utf8)
        let body = Array(repeatElement(one, count: 1_024).joined())
        let outcome = Feeding.outcome(of: Array("*1024\r\n".utf8) + body)
        #expect(outcome.count == 2 && outcome[0].hasPrefix("R(a|a|"))
        #expect(Feeding.outcome(of: Array("*1025\r\n".utf8), closing: false) == ["R!PROTO"])
    }

    @Test("a bulk of 1 MiB is read, one byte more is too big at its header")
    func bulkSize() {
        let data = [UInt8](repeating: 0x62, count: WireLimits.bulkBytes)
        let head = Array("*2\r\n$1\r\nx\r\n$1048576\r\n".utf8)
        #expect(Feeding.outcome(of: head + data + [13, 10]) == ["R(x|1048576 scalars)", "end"])
        let past = Array("*2\r\n$1\r\nx\r\n$1048577".utf8)
        #expect(Feeding.outcome(of: past, closing: false) == ["R!TOOBIG"])
    }

    @Test("a request of 4 MiB is read, one byte more is too big at a header")
    func requestSize() {
        var bytes = Array("*5\r\n".utf8)
        for _ in 0..<4 {
            bytes += Array("$1040000\r\n".utf8)
            bytes += [UInt8](repeating: 0x62, count: 1_040_000) + [13, 10]
        }
        // The last bulk's header is `$34244\r\n`, its end CRLF.
        let rest = WireLimits.requestBytes - bytes.count - 8 - 2
        #expect((10_000..<99_999).contains(rest))
        let tail = [UInt8](repeating: 0x62, count: rest)
        let right = bytes + Array("$\(rest)\r\n".utf8) + tail + [13, 10]
        #expect(right.count == WireLimits.requestBytes)
        #expect(Feeding.outcome(of: right).last == "end")
        let cuts = Array(stride(from: 1_000, to: right.count, by: 16_384))
        #expect(Feeding.outcome(of: right, cuts: cuts).first?.hasPrefix("R(1040000") == true)
        let past = bytes + Array("$\(rest + 1)\r\n".utf8)
        #expect(Feeding.outcome(of: past, closing: false) == ["R!TOOBIG"])
    }

    @Test("memory grows with the bytes received, not with the lengths announced")
    func announced() {
        let machine = ConnectionMachine()
        machine.receive(Array("*1024\r\n$1048576\r\n".utf8))
        #expect(machine.next() == nil)
        #expect(machine.unreadByteCount == 0)
        #expect(machine.isInsideRequest)
        machine.receive([0x61])
        #expect(machine.next() == nil)
        #expect(machine.unreadByteCount == 1)
    }
}
