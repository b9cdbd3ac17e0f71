import Client
import Foundation
import Grammar
import Testing

/// A folder of scripts that goes away with the test.
final class ScriptFolder {
    let path: String

    init(_ files: [String: [UInt8]] = [:]) throws {
        path = NSTemporaryDirectory() + "client-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, bytes) in files { try write(bytes, to: name) }
    }

    convenience init(texts: [String: String]) throws {
        try self.init(texts.mapValues { Array($0.utf8) })
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    }

    /// The statements of a file of the folder.
    func statements(of name: String, variables: Variables = Variables()) throws -> [Statement] {
        try ScriptReader([.file(path + "/" + name)], variables: variables).statements()
    }
}

extension ScriptReader {
    /// Every statement that is left.
    func statements() throws -> [Statement] {
        var statements: [Statement] = []
        while true {
            switch try next() {
            case .statement(let statement): statements.append(statement)
            case .tableBegan, .tableEnded, .pending: continue
            case .end: return statements
            }
        }
    }
}

/// The statements of a text, as they would be sent.
func sent(_ text: String, variables: Variables = Variables()) throws -> [String] {
    try ScriptReader(text: text, name: "test", variables: variables).statements().map { $0.text }
}

/// What is wrong with a text: `line:column message`.
func complaint(_ text: String) -> String? {
    complaint(ScriptReader(text: text, name: "test", variables: Variables()))
}

/// What is wrong with a script: `line:column message`.
func complaint(_ reader: ScriptReader) -> String? {
    do {
        _ = try reader.statements()
        return nil
    } catch ClientError.script(let diagnostic) {
        let line = diagnostic.line.map { "\($0.number):\(diagnostic.column) " } ?? ""
        return line + diagnostic.message.english
    } catch {
        return "\(error)"
    }
}
