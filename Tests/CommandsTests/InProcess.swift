import Commands
import Dispatch
import Domain
import Foundation
import Grammar
import Statistics
import Support
import Wire

/// Runs statements on a register in memory, as the daemon's loop does, without a daemon.
final class InProcess {
    var register = Register()
    /// What is on disk, while a transaction is open.
    var durable: Register?
    var sequence = 0
    let archive = InProcessArchive()
    private let encoder = NativeEncoder()

    /// The day that tests take for today.
    static let today = Day(daysSinceEpoch: 20_028)  // 2024-11-01

    static let surroundings = newSurroundings()

    /// What statements run in: another one remembers nothing of what was asked before.
    var surroundings = InProcess.surroundings

    static func newSurroundings() -> Surroundings {
        Surroundings(
            readScheme: { name in
                let file = "\(name.split(separator: "/").last ?? "").scheme"
                    .replacingOccurrences(of: ".scheme.scheme", with: ".scheme")
                guard let text = try? Repository.text("etc/schemes/\(file)") else {
                    return .failure(Refusal(.noEntity, "no file \(name)", "没有文件 \(name)"))
                }
                return .success(Surroundings.SchemeFile(path: file, text: text))
            },
            digest: { text in String(text.utf8.reduce(5_381) { $0 &* 33 &+ Int($1) }, radix: 16) },
            utcOffset: { _ in 8 * 3_600 },
            halves: Halves { half in
                DispatchQueue.concurrentPerform(iterations: 2) { half($0) }
            }
        )
    }

    /// - Throws: where one of the statements is refused.
    init(after statements: [String] = []) throws {
        for line in statements {
            if case .failure(let refusal) = outcome(of: line) {
                throw FixtureFault(line: line, refusal: refusal)
            }
        }
    }

    static func fixture() throws -> InProcess {
        try InProcess(after: Repository.fixture())
    }

    struct FixtureFault: Error {
        let line: String
        let refusal: Refusal
    }

    /// What a statement is run in.
    func context(role: Role = .admin) -> Context {
        Context(
            register: register,
            durable: durable,
            today: Self.today,
            language: .english,
            role: role,
            surroundings: surroundings
        )
    }

    /// Runs one statement and applies what it proposes.
    func outcome(of line: String, role: Role = .admin) -> Result<Reply, Refusal> {
        do throws(Refusal) {
            guard let request = try StatementParser.parse(line) else { return .success(Reply()) }
            var statement = try Catalogue.interpreter.prepare(request)
            let context = context(role: role)
            if let question = try Catalogue.interpreter.question(of: statement, in: context) {
                statement.found = try archive.answer(question, now: register, context)
            }
            switch try Catalogue.interpreter.run(statement, in: context) {
            case .answer(let reply): return .success(reply)
            case .session: return .success(Reply())
            case .proposal(let reply, let changes):
                if !changes.isEmpty {
                    sequence += 1
                    archive.keep(line, reply, changes, role, sequence, before: register)
                }
                for change in changes { register.apply(change) }
                return .success(reply)
            }
        } catch {
            return .failure(error)
        }
    }

    /// The reply's lines, without `seq=`.
    func lines(of line: String, role: Role = .admin) -> [String] {
        let output = OutputBuffer()
        switch outcome(of: line, role: role) {
        case .success(let reply):
            encoder.encode(
                reply,
                tag: nil,
                sequence: nil,
                language: .english,
                into: output,
                crlf: false
            )
        case .failure(let refusal):
            encoder.encode(refusal, tag: nil, language: .english, into: output, crlf: false)
        }
        let text = output.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        return text.split(separator: "\n").map { Transcript.normal(String($0)) }
    }
}
