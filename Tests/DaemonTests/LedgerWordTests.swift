import Support
import Testing

/// The words of lines that were only proposed; in a process of its own, as the pool is.
@Suite("words of the ledger") struct LedgerWordTests {
    /// So many lines, each with seven words of its own.
    private static func lines(_ count: Int, _ mark: String) -> String {
        (0..<count).map { number in
            let words = ["title", "programme", "module", "category", "special", "evidence"]
                .map { "\($0)=\(mark)\($0)\(number)x" }.joined(separator: " ")
            return "hours add T\(number % 40) hours=0.01 level=school on=2024-09-21 \(words)\n"
        }.joined()
    }

    private static func figure(_ name: String, _ client: TestClient) throws -> Int {
        try client.send("info section=register\n")
        let row = try client.reply().first { $0.contains("\t\(name)\t") }
        let cells = row?.split(separator: "\t") ?? []
        return cells.count > 2 ? Int(cells[2]) ?? -1 : -1
    }

    private static func run(_ text: String, _ client: TestClient) throws -> Int {
        try client.send(text)
        var done = 0
        for _ in 0..<text.utf8.count(where: { $0 == 0x0A }) {
            if try client.reply().last?.hasPrefix("+OK") == true { done += 1 }
        }
        return done
    }

    @Test("words of what was rolled back are forgotten, and those of what is kept are right after")
    func rolledBack() throws {
        let daemon = try SpawnedDaemon()
        let client = try daemon.client()
        var setUp = "unit add z name=甲校 kind=primary\n"
        for number in 0..<40 {
            setUp += "teacher add T\(number) name=甲乙 unit=z started=2010-08-20\n"
        }
        #expect(try Self.run(setUp, client) == 41)
        #expect(try Self.run(Self.lines(100, "kept"), client) == 100)
        let kept = try Self.figure("ledger_words", client)
        #expect(kept >= 600)
        for round in 0..<9 {
            #expect(try client.status("begin") == "+OK")
            #expect(try Self.run(Self.lines(300, "gone\(round)"), client) == 300)
            #expect(try client.status("rollback").hasPrefix("+OK"))
        }
        let full = try Self.figure("ledger_words", client)
        #expect(full > 16_384)
        for _ in 0..<1_000 where try Self.figure("ledger_word_sweeps", client) == 0 {
            Pause.milliseconds(20)
        }
        #expect(try Self.figure("ledger_words", client) <= kept)
        // Other words have the numbers of those that were forgotten.
        #expect(try Self.run(Self.lines(100, "new"), client) == 100)
        for (first, mark) in [(0, "kept"), (100, "new")] {
            for number in 0..<100 {
                try client.send("hours show H-\(first + number + 1)\n")
                let row = try client.reply().joined()
                for word in ["title", "programme", "module", "category", "special", "evidence"] {
                    #expect(row.contains("\t\(mark)\(word)\(number)x\t"), "\(row)")
                }
            }
        }
        #expect(try client.status("verify").hasPrefix("+OK"))
    }
}
