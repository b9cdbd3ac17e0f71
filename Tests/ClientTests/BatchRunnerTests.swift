import Client
import Foundation
import Grammar
import Testing

/// Batches against a daemon that refuses every statement with BAD in it.
@Suite struct BatchRunnerTests {
    private struct Result {
        let outcome: BatchOutcome?
        let isStaged: Bool
        let output: String
        let messages: String
        let log: [String]
    }

    /// Answers as the protocol's rule 9 has it.
    private static func daemon(_ log: Log) throws -> StubDaemon {
        let state = Log()
        return try StubDaemon { tag, statement in
            log.add(statement)
            let suffix = tag.isEmpty ? "" : " tag=\(tag)"
            if statement.hasPrefix("batch ") { state.add(statement) }
            if state.all.last == "refused", !statement.hasPrefix("batch end") {
                return ["-ABORTED\(suffix) cause=@x :not run"]
            }
            if statement.hasPrefix("list") {
                let isFirst = !statement.contains("after=")
                return [":id\tage:years", isFirst ? "=a\t1" : "=b\t2"]
                    + ["+OK\(suffix) rows=1" + (isFirst ? " next=c/1" : "")]
            }
            if let bad = statement.range(of: "BAD") {
                if state.all.last == "batch begin" { state.add("refused") }
                let before = statement[..<bad.lowerBound].unicodeScalars.count
                let tagLength = tag.isEmpty ? 0 : tag.utf8.count + 2
                return ["-NOENT\(suffix) pos=\(before + tagLength + 1) :no BAD"]
            }
            return ["+OK\(suffix) id=x rev=1"]
        }
    }

    private func run(
        _ text: String,
        _ options: BatchOptions = BatchOptions(),
        daemon make: (Log) throws -> StubDaemon = Self.daemon
    ) throws -> Result {
        let log = Log()
        let daemon = try make(log)
        let environment = Environment(userID: 1) { _ in nil }
        let session = try Session(
            path: SocketPath(option: daemon.path, environment: environment),
            language: .english,
            wantsLabels: true
        )
        let output = Output.keeping()
        let file = NSTemporaryDirectory() + UUID().uuidString
        defer { unlink(file) }
        let descriptor = open(file, O_RDWR | O_CREAT, 0o600)
        defer { close(descriptor) }
        let messages = Messages(language: .english, output: output, descriptor: descriptor)
        let runner = BatchRunner(
            session: session,
            options: options,
            messages: messages,
            output: output
        ) { Renderers.make(.csv, output: output) }
        var outcome: BatchOutcome?
        do {
            outcome = try runner.run(
                ScriptReader(text: text, name: "f", variables: Variables())
            )
        } catch {
            messages.say(error)
        }
        // The listener closes with the stub.
        withExtendedLifetime(daemon) {}
        let said = try String(contentsOfFile: file, encoding: .utf8)
        return Result(
            outcome: outcome,
            isStaged: runner.isStaged,
            output: output.text,
            messages: said,
            log: log.all
        )
    }

    @Test("a batch is wrapped, greeted once and silent about receipts")
    func plain() throws {
        let result = try run("add 1\nadd 2\n")
        #expect(result.log == ["hello lang=en", "batch begin", "add 1", "add 2", "batch end"])
        #expect(result.output.isEmpty && result.messages.isEmpty)
        #expect(result.outcome?.statements == 2 && result.outcome?.firstRefusal == nil)
    }

    @Test("a note of updates is shown once and counted, a result's own each time")
    func notes() throws {
        let result = try run("add 1\nadd 2\nodd 3\nadd 4\nlist\nlist\n") { log in
            try StubDaemon { tag, statement in
                log.add(statement)
                let suffix = tag.isEmpty ? "" : " tag=\(tag)"
                if statement == "list" { return [":id", "=a", "~old", "+OK\(suffix) rows=1"] }
                if statement.hasPrefix("odd") { return ["~odd", "+OK\(suffix)"] }
                return statement.hasPrefix("add") ? ["~old", "+OK\(suffix)"] : ["+OK\(suffix)"]
            }
        }
        let lines = result.messages.split(separator: "\n")
        #expect(
            lines == [
                "note: old", "note: odd", "note: old", "note: old", "note, 2 times more: old",
            ]
        )
        #expect(result.outcome?.statements == 6 && result.outcome?.firstRefusal == nil)
    }

    @Test("pages are followed before what comes after is sent")
    func pages() throws {
        let result = try run("list\nadd 1\nlist\n")
        #expect(
            result.log.dropFirst(2)
                == ["list", "list after=c/1", "add 1", "list", "list after=c/1", "batch end"]
        )
        #expect(result.output == "id,age\r\na,1\r\nb,2\r\nid,age\r\na,1\r\nb,2\r\n")
    }

    @Test("a batch stops at its first refusal and points at it")
    func refusal() throws {
        let result = try run("add 1\n  教师 add BAD\nadd 3\n")
        #expect(result.messages.hasPrefix("f:2:10: NOENT no BAD\n    教师 add BAD\n"))
        #expect(result.outcome?.firstRefusal == .refused)
        #expect(result.outcome?.statements == 2 && result.outcome?.refused == 1)
    }

    @Test("nothing is told of statements that were not run")
    func aborted() throws {
        let lines = (1...3_000).map { "add \($0)" }.joined(separator: "\n")
        let result = try run("add 0\nadd BAD\n" + lines)
        #expect(result.messages.split(separator: "\n").count == 3)
        #expect(result.outcome?.statements == 2)
    }

    @Test("one transaction is kept whole, and given up at a refusal")
    func atomic() throws {
        let kept = try run("begin\nadd 1\ncommit\n", BatchOptions(isAtomic: true))
        #expect(
            kept.log == [
                "hello lang=en", "begin", "batch begin", "add 1", "batch end", "commit",
            ]
        )
        let dropped = try run("add 1\nadd BAD\n", BatchOptions(isAtomic: true))
        #expect(dropped.log.suffix(2) == ["batch end", "rollback"])
        #expect(dropped.messages.hasSuffix("nothing was kept\n"))
        let refused = try run("add 1\nrollback\n", BatchOptions(isAtomic: true))
        #expect(refused.outcome == nil && refused.log.last == "rollback")
    }

    @Test("a dry run commits nothing, whatever the script says")
    func dryRun() throws {
        let result = try run("begin\nadd 1\ncommit\n提交\n", BatchOptions(isDryRun: true))
        #expect(!result.log.contains("commit") && !result.log.contains("提交"))
        #expect(result.log.last == "rollback")
        #expect(result.outcome?.firstRefusal == nil)
    }

    @Test("a transaction that the script began is rolled back after a refusal")
    func scriptTransaction() throws {
        let result = try run("begin\nadd BAD\ncommit\n")
        #expect(result.log.suffix(2) == ["batch end", "rollback"])
        #expect(result.messages.contains("begun at f:1 was rolled back"))
        let open = try run("begin\nadd 1\n")
        #expect(open.isStaged)
    }

    @Test("going on sends no batch and counts the refusals")
    func keepGoing() throws {
        let result = try run("add BAD\nadd 1\nadd BAD\n", BatchOptions(keepsGoing: true))
        #expect(result.log == ["hello lang=en", "add BAD", "add 1", "add BAD"])
        #expect(result.outcome?.refused == 2)
        #expect(result.outcome?.exitStatus(keepsGoing: true) == .partlyDone)
    }

    @Test("a table is one transaction, and every refused row is told")
    func table() throws {
        let good = try run("\\table a b (c)\n1\n2\n\\end\nadd 9\n")
        #expect(
            good.log.dropFirst(2) == [
                "batch end", "begin", "a b c=1", "a b c=2", "commit", "batch begin", "add 9",
                "batch end",
            ]
        )
        let bad = try run("\\table a b (c d)\nx BAD\n1 2\nBAD 3\n\\end\nadd 9\n")
        #expect(bad.messages.contains("f:2:3: NOENT") && bad.messages.contains("f:4:1: NOENT"))
        #expect(bad.log.contains("rollback") && !bad.log.contains("add 9"))
        let inside = try run("begin\n\\table a b (c)\n1\n\\end\ncommit\n")
        #expect(inside.log.filter { $0 == "begin" }.count == 1)
    }

    @Test("a script that is not right stops before that statement")
    func scriptFault() throws {
        let result = try run("add 1\nadd ${x}\nadd 2\n")
        #expect(result.outcome == nil)
        #expect(result.log.contains("add 1") && !result.log.contains("add 2"))
        #expect(result.messages.hasPrefix("f:2:5: SYNTAX no variable x is set\n"))
    }

    @Test("without a batch nothing is sent after the first statement")
    func noBatch() throws {
        let result = try run("add 1\nadd 2\n") { log in
            try StubDaemon { _, statement in
                log.add(statement)
                return [statement == "batch begin" ? "-LOADING :later" : "+OK"]
            }
        }
        #expect(result.outcome?.firstRefusal == .unavailable)
        #expect(!result.log.contains("add 2"))
    }

    @Test("a daemon that hangs up is told with the line that was not answered")
    func lost() throws {
        let result = try run("add 1\nadd 2\n") { log in
            try StubDaemon(until: "add 2") { _, statement in
                log.add(statement)
                return ["+OK"]
            }
        }
        #expect(result.outcome == nil)
        #expect(result.messages.contains("f:2: no answer came"))
    }
}
