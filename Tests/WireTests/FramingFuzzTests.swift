import Support
import Testing

@testable import Wire

@Suite("random streams")
struct FramingFuzzTests {
    static let pieces: [[UInt8]] = [
        .utf8("ping\n"), .utf8("\r\n"), .utf8("\n"), .utf8("# 注释\n"), .utf8("@1 teacher show "),
        .utf8("\"张敏\""), .utf8("\"\\u{41}"), .utf8("\\"), .utf8("'"), .utf8(" "), .utf8("\t"),
        .utf8("*"), .utf8("*1\r\n"), .utf8("*2\r\n"), .utf8("$4\r\nPING\r\n"), .utf8("$1\r\nx\r\n"),
        .utf8("$0\r\n\r\n"), .utf8("$"), .utf8("$3\r\nabc"), .utf8("\r"), .utf8("*-1\r\n"),
        .utf8("*0\r\n"), .utf8("idem k a=b\n"), .utf8("学时 登记\r\n"), .utf8("😀"), .utf8("1"),
        .utf8(" HTTP/1.1"), .utf8("\u{202E}"), .utf8("\u{85}"), [0xE5, 0xBC], [0xFF], [0xED, 0xA0],
        .utf8("*2\r\n$4\r\nECHO\r\n$2\r\n"), [0xFF, 0x00, 0x0D, 0x0A],
        .utf8("*1\r\n$4\r\nPING\r\n"),
        .utf8("*3\r\n$4\r\nIDEM\r\n$1\r\nk\r\n$1\r\nx\r\n"), [0x00], .utf8("x \"a\\n\"\n"),
    ]

    @Test("10,000 streams: however the bytes arrive, the same comes out")
    func anyCut() {
        let seed = Fuzzing.seed
        var random = Generator(state: seed)
        Fuzzing.rounds(10_000) { round in
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...14, using: &random) {
                if Int.random(in: 0..<12, using: &random) == 0 {
                    bytes.append(UInt8.random(in: 0...255, using: &random))
                } else {
                    bytes += Self.pieces.randomElement(using: &random) ?? []
                }
            }
            let whole = Feeding.outcome(of: bytes)
            let cuts = (0..<3).map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
            let same =
                Feeding.singly(bytes) == whole
                && Feeding.outcome(of: bytes, cuts: cuts) == whole
            #expect(same, "seed \(seed), round \(round): \(bytes)")
            #expect(whole.last == "end" || whole.last?.dropFirst().first == "!")
        }
    }

    @Test("100 KiB of noise breaks within a line, and always the same way")
    func noise() {
        for seed in UInt64(0)..<20 {
            var random = Generator(state: seed)
            let bytes = (0..<102_400).map { _ in UInt8.random(in: 0...255, using: &random) }
            let whole = Feeding.outcome(of: bytes)
            #expect(whole.last?.dropFirst().first == "!")
            #expect(Feeding.singly(bytes) == whole)
        }
    }
}
