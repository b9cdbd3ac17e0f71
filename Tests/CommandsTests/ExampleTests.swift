import Commands
import Domain
import Grammar
import Support
import Testing

@Suite("examples and declarations")
struct ExampleTests {
    @Test("every example of every command runs on the fixture")
    func examplesRun() throws {
        for command in Catalogue.commands {
            #expect(!command.spec.examples.isEmpty, "\(command.spec.name(in: .english))")
            for example in command.spec.examples {
                let process = try InProcess.fixture()
                if case .failure(let refusal) = process.outcome(of: example) {
                    Issue.record("\(example): \(refusal.code.rawValue) \(refusal.message.english)")
                }
            }
        }
    }

    @Test("no two commands, parameters or columns share a name")
    func namesAreUnique() {
        var words: Set<String> = []
        for spec in Catalogue.commands.map(\.spec) {
            for language in Language.allCases {
                let name = spec.name(in: language)
                #expect(words.insert(name).inserted, "\(name) twice")
                let parameters = spec.parameters.map { $0.name[language] }
                #expect(Set(parameters).count == parameters.count, "\(name): \(parameters)")
                let columns = spec.columns.map { $0.name[language] }
                #expect(Set(columns).count == columns.count, "\(name): \(columns)")
            }
        }
    }

    @Test("every command occurs in a transcript")
    func everyCommandIsExercised() throws {
        var seen: Set<Int> = []
        for exchange in try Transcript.all().flatMap(\.exchanges) {
            guard let request = try? StatementParser.parse(exchange.request),
                let (entry, _) = try? Catalogue.interpreter.table.lookUp(request.words)
            else { continue }
            seen.insert(entry.index)
        }
        for (index, command) in Catalogue.commands.enumerated() where !seen.contains(index) {
            Issue.record("no transcript has \(command.spec.name(in: .english))")
        }
    }

    @Test("every update of an object takes if-rev=, and keeps to it")
    func precondition() throws {
        for command in Catalogue.commands where command.spec.kind == .update {
            guard command.ask == nil else { continue }
            let process = try InProcess.fixture()
            let example = try #require(command.spec.examples.first)
            guard case .failure(let refusal) = process.outcome(of: example + " if-rev=77") else {
                Issue.record("\(example) ignores if-rev=")
                continue
            }
            #expect(refusal.code == .conflict, "\(example): \(refusal.message.english)")
            #expect(refusal.details.contains { $0.key == "rev" }, "\(example)")
        }
    }

    @Test("a reader is refused every update")
    func readerIsRefused() throws {
        let process = try InProcess.fixture()
        let before = process.register
        for spec in Catalogue.commands.map(\.spec) where spec.role > .reader {
            for example in spec.examples {
                guard case .failure(let refusal) = process.outcome(of: example, role: .reader)
                else {
                    Issue.record("a reader may \(example)")
                    continue
                }
                #expect(refusal.code == .notPermitted, "\(example)")
            }
        }
        #expect(process.register.persons.count == before.persons.count)
    }
}
