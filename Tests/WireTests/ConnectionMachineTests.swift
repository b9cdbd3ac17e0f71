import Grammar
import Support
import Testing

@testable import Wire

@Suite("a connection without a socket")
struct ConnectionMachineTests {
    @Test("requests come out one at a time, and the rest stays")
    func oneAtATime() {
        let machine = ConnectionMachine()
        machine.receive(Array(repeatElement(UInt8.pingLine, count: 1_000).joined()))
        for left in stride(from: 999, through: 0, by: -1) {
            #expect(machine.next().map(Feeding.describe) == "N(ping)")
            #expect(machine.unreadByteCount == left * 5)
        }
        #expect(machine.next() == nil)
        #expect(!machine.isInsideRequest)
    }

    @Test("an incomplete request is known to be one")
    func insideRequest() {
        for text in ["pi", "*1\r\n", "*1\r\n$4\r\nPI", "*", "a\r"] {
            let machine = ConnectionMachine()
            #expect(!machine.isInsideRequest)
            machine.receive(Array(text.utf8))
            #expect(machine.next() == nil)
            #expect(machine.isInsideRequest)
        }
    }

    @Test("nothing comes after the framing is lost, and no memory is kept")
    func broken() {
        let machine = ConnectionMachine()
        machine.receive(Array("ping\n\0ping\nping\n".utf8))
        #expect(machine.next().map(Feeding.describe) == "N(ping)")
        #expect(!machine.isDead)
        #expect(machine.next().map(Feeding.describe) == "N!PROTO")
        #expect(machine.isDead)
        machine.receive(UInt8.pingLine)
        machine.receiveEnd()
        #expect(machine.next() == nil)
        #expect(machine.unreadByteCount == 0)
        #expect(!machine.isInsideRequest)
    }

    @Test("a request that is let go anywhere comes out refused at its end, the next in step")
    func dropped() {
        let request = Array("*3\r\n$4\r\nECHO\r\n$5\r\nabcde\r\n$12\r\nabcdefghijkl\r\n".utf8)
        let next = Array("*1\r\n$4\r\nPING\r\n".utf8)
        let refusal = Refusal(.busy, "no room", "没有内存")
        for cut in 0..<request.count {
            for isSingly in [false, true] {
                let machine = ConnectionMachine()
                machine.receive(Array(request[..<cut]))
                #expect(machine.next() == nil)
                let isUnderWay = machine.isInsideArray
                machine.drop(refusal)
                #expect(machine.next() == nil)
                // No more than a part of a header.
                #expect(!isUnderWay || machine.heldByteCount < "$12\r\n".utf8.count)
                var found: [Inbound] = []
                let rest = request[cut...] + next
                for part in isSingly ? rest.map({ [$0] }) : [Array(rest)] {
                    machine.receive(part)
                    while let inbound = machine.next() { found.append(inbound) }
                }
                let first = found.first.map(Feeding.describe)
                let expected = isUnderWay ? "R-BUSY" : "R(ECHO|abcde|abcdefghijkl)"
                #expect(first == expected, "\(cut)")
                #expect(found.dropFirst() == [.ping(nil)], "\(cut)")
                #expect(machine.heldByteCount == 0)
            }
        }
    }

    @Test("a request that is let go is not let out of the framing's rules")
    func droppedAndBroken() {
        for (rest, fault) in [("xx", "R!PROTO"), ("\r\n$1048577\r\n", "R!TOOBIG")] {
            let machine = ConnectionMachine()
            machine.receive(Array("*3\r\n$1\r\na\r\n$3\r\nab".utf8))
            #expect(machine.next() == nil)
            machine.drop(Refusal(.busy, "no room", "没有内存"))
            machine.receive(Array("c\(rest)".utf8))
            #expect(machine.next().map(Feeding.describe) == fault)
        }
    }

    @Test("a half-close answers what is complete, then ends once")
    func halfClose() {
        let machine = ConnectionMachine()
        machine.receive(Array("ping\n*1\r\n$4\r\nPING\r\n".utf8))
        machine.receiveEnd()
        machine.receive(UInt8.pingLine)
        #expect(machine.next().map(Feeding.describe) == "N(ping)")
        #expect(machine.next() == .ping(nil))
        #expect(machine.next() == .end)
        #expect(machine.next() == nil)
        machine.receiveEnd()
        #expect(machine.next() == nil)
    }

    @Test("a connection that sends nothing ends with nothing")
    func silent() {
        let machine = ConnectionMachine()
        #expect(machine.next() == nil)
        machine.receive([])
        #expect(machine.next() == nil)
        machine.receiveEnd()
        #expect(machine.next() == .end)
    }

    @Test("a thousand requests in alternating dialects keep their order")
    func alternating() {
        var bytes: [UInt8] = []
        var expected: [String] = []
        for number in 0..<1_000 {
            switch number % 3 {
            case 0:
                bytes += Array("n\(number)\n".utf8)
                expected.append("N(n\(number))")
            case 1:
                bytes += .resp("r\(number)", "张")
                expected.append("R(r\(number)|张)")
            default:
                bytes += Array("@\(number) c\r\n".utf8)
                expected.append("C@\(number)(c)")
            }
        }
        #expect(Feeding.outcome(of: bytes) == expected + ["end"])
        #expect(Feeding.singly(bytes) == expected + ["end"])
        let cuts = Array(stride(from: 7, to: bytes.count, by: 1_000))
        #expect(Feeding.outcome(of: bytes, cuts: cuts) == expected + ["end"])
    }

    @Test("words of a native line know where they stand, those of RESP do not")
    func positions() {
        let machine = ConnectionMachine()
        machine.receive(Array("@1 teacher show 张敏 x\n".utf8) + .resp("teacher", "show"))
        guard case .statement(let native, .native(crlf: false)) = machine.next(),
            case .statement(let resp, .resp) = machine.next()
        else {
            Issue.record("two statements expected")
            return
        }
        #expect(native.words.map(\.position) == [4, 12, 17, 20])
        #expect(resp.words.map(\.position) == [0, 0])
    }

    @Test(
        "refusals of the framing speak both languages and hold no control",
        arguments: [
            FramingFault.control(0x1B), .control(0x00), .bareCarriageReturn, .notUTF8,
            .forbiddenCharacter, .lineTooLong, .httpRequest, .endOfInput, .arrayHeader, .bulkHeader,
            .notABulk, .bulkTooLong, .requestTooLong, .bulkEnd,
        ]
    )
    func texts(_ fault: FramingFault) {
        let refusal = fault.refusal
        #expect(refusal.code == .proto || refusal.code == .tooBig)
        for language in Language.allCases {
            let text = refusal.message[language]
            #expect(!text.isEmpty)
            #expect(!text.unicodeScalars.contains { NativeText.isControl($0) })
        }
    }
}

extension UInt8 {
    fileprivate static let pingLine: [UInt8] = Array("ping\n".utf8)
}
