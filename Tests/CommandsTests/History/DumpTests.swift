import Domain
import Grammar
import Support
import Testing

@testable import Commands

/// Whatever was recorded, corrected, removed and taken back: what is left could be recorded again.
@Suite struct DumpTests {
    @Test("random statements and undos: dumped, loaded and dumped again, the same")
    func random() throws {
        try Fuzzing.rounds(12) { try Self.history(seed: Fuzzing.seed &+ UInt64($0)) }
    }

    private static func history(seed: UInt64) throws {
        let process = try InProcess.fixture()
        var random = RandomStatements(seed: seed)
        var (accepted, undone) = (0, 0)
        for round in 1...600 {
            let line = random.next(process.register, statements: process.sequence)
            guard case .success(let reply) = process.outcome(of: line) else { continue }
            accepted += reply.meta.contains { $0.key == "unchanged" } ? 0 : 1
            undone += reply.meta.contains { $0.key == "undid" } ? 1 : 0
            // A dump is a walk through everything, so not after each statement.
            guard round % 100 == 0 else { continue }
            try check(process, "seed \(seed), round \(round)")
        }
        #expect(accepted > 100, "the generator is to be accepted often: \(accepted)")
        #expect(undone > 5, "statements are to be taken back: \(undone)")
    }

    /// No object is in fault, each that is referred to knows a user, and a dump rebuilds them all.
    private static func check(_ process: InProcess, _ place: String) throws {
        let register = process.register
        for name in register.names {
            #expect(register.faults(of: name).isEmpty, "\(place): \(name)")
            for other in register.references(of: name) where other != name {
                #expect(References.user(of: other, register) != nil, "\(place): \(name), \(other)")
            }
        }
        let first = try dump(process)
        let second = try InProcess()
        for line in first {
            guard case .failure(let refusal) = second.outcome(of: line) else { continue }
            Issue.record("\(place): \(line): \(refusal.message.english)")
        }
        #expect(try dump(second) == first, "\(place)")
    }

    private static func dump(_ process: InProcess) throws -> [String] {
        guard case .text(let lines) = try process.outcome(of: "dump").get().body else { return [] }
        #expect(lines.count > 60)
        return lines
    }
}
