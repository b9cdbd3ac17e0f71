import Support
import Testing

@Suite("bad input of attack-plan.md 5.1, cut and glued in every way")
struct HostileInputTests {
    static let all = HostileInput.native + HostileInput.resp

    @Test("whole, byte by byte and cut in two anywhere, the outcome is the row's", arguments: all)
    func cut(_ input: HostileInput) {
        let expected = input.outcome + (input.isBroken ? [] : ["end"])
        #expect(Feeding.outcome(of: input.bytes) == expected)
        #expect(Feeding.singly(input.bytes) == expected)
        let step = max(1, input.bytes.count / 400)
        for cut in stride(from: 0, to: input.bytes.count, by: step) {
            #expect(Feeding.outcome(of: input.bytes, cuts: [cut]) == expected)
        }
    }

    @Test("the client need not send its end to be told", arguments: all)
    func open(_ input: HostileInput) {
        let expected = input.isIncomplete ? input.outcome.dropLast() : input.outcome[...]
        #expect(Feeding.outcome(of: input.bytes, closing: false)[...] == expected)
        #expect(Feeding.singly(input.bytes, closing: false)[...] == expected)
    }

    @Test("glued to right requests before and after, both sides keep their outcome", arguments: all)
    func glued(_ input: HostileInput) {
        let before = Array("a \"张\"\n".utf8) + .resp("b", "c") + Array("# x\n".utf8)
        let after = Array("@9 d\n".utf8) + .resp("PING") + Array("e\n".utf8)
        let prefix = ["N(a|张)", "R(b|c)"]
        let closed = input.isBroken ? [] : ["end"]
        for bytes in [before + input.bytes] {
            #expect(Feeding.outcome(of: bytes) == prefix + input.outcome + closed)
            #expect(Feeding.singly(bytes) == prefix + input.outcome + closed)
        }
        guard !input.isIncomplete else { return }
        let suffix = input.isBroken ? [] : ["N@9(d)", "ping", "N(e)", "end"]
        #expect(
            Feeding.outcome(of: before + input.bytes + after) == prefix + input.outcome + suffix
        )
        #expect(Feeding.singly(before + input.bytes + after) == prefix + input.outcome + suffix)
    }
}
