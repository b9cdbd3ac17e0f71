import Grammar
import Support
import Testing

@testable import Wire

@Suite("RESP requests that are alike but for one word")
struct RepetitionTests {
    private static let table = CommandTable([
        CommandSpec(
            words: [Label("teacher", "教师"), Label("show", "查看")],
            summary: Bilingual("shows a teacher", "查看教师"),
            kind: .query,
            role: .reader,
            parameters: [
                parameter("teacher", "教师", .positional), parameter("unit", "单位", .positional),
                parameter("show", "显示", .keyword), parameter("all", "全部", .flag),
            ],
            columns: [],
            examples: []
        )
    ])

    private static func parameter(
        _ english: String,
        _ chinese: String,
        _ form: ParameterSpec.Form
    ) -> ParameterSpec {
        ParameterSpec(
            name: Label(english, chinese),
            form: form,
            type: ValueType(Label("text", "文字"), shape: "TEXT", completion: .none),
            isRequired: form == .positional,
            summary: Bilingual(english, chinese)
        )
    }

    /// The requests that come out, the machine knowing the table.
    private static func requests(_ bytes: [UInt8]) -> [Request] {
        let machine = Feeding.makeMachine(table)
        machine.receive(bytes)
        var requests: [Request] = []
        while let inbound = machine.next() {
            if case .statement(let request, _) = inbound { requests.append(request) }
        }
        return requests
    }

    @Test("the third of three requests that differ in one argument is known without a look-up")
    func third() throws {
        let keys = ["张敏", "李娜", "a value of more than fifteen bytes", ""]
        let statements = keys.map { ["TEACHER", "SHOW", $0, "甲校", "show=id,name", "all"] }
        let requests = Self.requests(statements.flatMap { [UInt8].resp($0) })
        #expect(requests.map(\.isKnown) == [false, false, true, true])
        for (words, request) in zip(statements, requests) {
            #expect(request.words.map(\.text) == words)
            guard let known = request.known else { continue }
            let bound = try known.entry.bind(request.words, from: 2)
            #expect(known.entry.spec.name(in: .english) == "teacher show")
            for place in known.entry.spec.parameters.indices {
                #expect(known.arguments[place]?.text == bound[place]?.text)
                #expect(known.arguments[place]?.ordinal == bound[place]?.ordinal)
                #expect(known.arguments[place]?.position == bound[place]?.position)
            }
        }
    }

    @Test("equal requests are known by their first argument, and so is one that differs there")
    func equal() {
        let bytes = ["a", "a", "b"].flatMap { [UInt8].resp("teacher", "show", $0, "x") }
        #expect(Self.requests(bytes).map(\.isKnown) == [false, false, true])
    }

    @Test(
        "nothing is taken for known that differs where it decides something",
        arguments: [
            // The verb, the name of an argument, its value, the number of words.
            [["teacher", "show", "a", "x"], ["teacher", "list", "a", "x"]],
            [["teacher", "show", "a", "x", "show=id"], ["teacher", "show", "a", "x", "unit=id"]],
            [["teacher", "show", "a", "x", "show=id"], ["teacher", "show", "a", "x", "show=no"]],
            [["teacher", "show", "a", "x"], ["teacher", "show", "b", "x", "all"]],
            // Two words; a request that the table refuses.
            [["teacher", "show", "a", "x"], ["teacher", "show", "b", "y"]],
            [["teacher", "show", "a"], ["teacher", "show", "b"]],
            [["ping", "ping", "a"], ["ping", "ping", "b"]],
        ]
    )
    func unlike(_ pair: [[String]]) {
        let bytes = (pair + [pair[0], pair[1]]).flatMap { [UInt8].resp($0) }
        #expect(!Self.requests(bytes).contains { $0.isKnown })
    }

    @Test("1,024 bytes of a request are compared, and of a varied word; no more")
    func limits() {
        /// A request of exactly that many bytes.
        func request(_ count: Int, _ key: Character) -> [UInt8] {
            let bare = [UInt8].resp("teacher", "show", "", "x").count
            // A length of three digits takes two bytes more than one of one.
            let key = String(repeating: key, count: count - bare - 2)
            return .resp("teacher", "show", key, "x")
        }
        for (count, isKnown) in [(1_024, true), (1_025, false)] {
            #expect(request(count, "a").count == count)
            let bytes = ["a", "b", "c"].flatMap { request(count, $0) }
            #expect(Self.requests(bytes).map(\.isKnown) == [false, false, isKnown])
        }
        let short = ["a", "b"].flatMap { [UInt8].resp("teacher", "show", $0, "x") }
        for (count, isKnown) in [(1_024, true), (1_025, false)] {
            let long = [UInt8].resp("teacher", "show", String(repeating: "z", count: count), "x")
            #expect(Self.requests(short + long).map(\.isKnown) == [false, false, isKnown])
        }
    }

    @Test("10,000 streams, right and wrong: what comes out is what is read word by word")
    func same() {
        let seed = Fuzzing.seed
        var random = Generator(state: seed)
        Fuzzing.rounds(10_000) { round in
            let bytes = Self.stream(&random)
            let plain = Feeding.outcome(of: bytes)
            let cuts = (0..<3).map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
            let same =
                Feeding.outcome(of: bytes, table: Self.table) == plain
                && Feeding.outcome(of: bytes, cuts: cuts, table: Self.table) == plain
            #expect(same, "seed \(seed), round \(round): \(bytes)")
        }
    }

    /// Requests that are mostly alike, some with a flaw.
    private static func stream(_ random: inout Generator) -> [UInt8] {
        let keys = ["a", "张敏", "", "x=1", "\u{1B}", "\u{202E}", "teacher number one hundred", "k"]
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 3...12, using: &random) {
            let key = keys.randomElement(using: &random) ?? ""
            switch Int.random(in: 0..<12, using: &random) {
            case 0: bytes += .resp("IDEM", "k", "teacher", "show", key, "x")
            case 1: bytes += .resp("teacher", "show", "a", key)
            case 2: bytes += .resp("PING")
            case 3: bytes += Array("teacher show \(key.isEmpty ? "a" : "b") x\n".utf8)
            case 4:
                // A byte is lost, or another.
                var request = [UInt8].resp("teacher", "show", key, "x")
                let place = Int.random(in: 0..<request.count, using: &random)
                if Bool.random(using: &random) {
                    request.remove(at: place)
                } else {
                    request[place] = UInt8.random(in: 0...255, using: &random)
                }
                bytes += request
            default: bytes += .resp("teacher", "show", key, "x")
            }
        }
        return bytes
    }
}
