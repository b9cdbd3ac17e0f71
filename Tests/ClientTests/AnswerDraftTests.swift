import Foundation
import Testing

@testable import Client

@Suite("answers outlive the client that they were typed into")
struct AnswerDraftTests {
    private static func folder() throws -> String {
        let path = NSTemporaryDirectory() + "answers-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
        return path
    }

    private static func draft(_ folder: String, _ statement: String) throws -> AnswerDraft {
        try #require(AnswerDraft(directory: folder, socket: "/s", statement: statement))
    }

    @Test("each is there for the next, the last one given counts, and removal forgets them")
    func kept() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try Self.draft(folder, "observation score OB-1")
        #expect(first.load().isEmpty)
        #expect(first.add("目标明确", "5") && first.add("目标达成", "3") && first.add("目标达成", "4"))
        let next = try Self.draft(folder, "observation score OB-1")
        #expect(next.load() == ["目标明确": "5", "目标达成": "4"])
        #expect(try Self.draft(folder, "observation score OB-2").load().isEmpty)
        next.remove()
        #expect(first.load().isEmpty)
    }

    @Test("a line that was being written is left out, another statement's file too")
    func torn() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let draft = try Self.draft(folder, "observation score OB-1")
        #expect(draft.add("一", "5"))
        let inside = folder + "/answers/"
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: inside).first)
        let handle = try #require(FileHandle(forWritingAtPath: inside + name))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("二\t4".utf8))
        try handle.close()
        #expect(draft.load() == ["一": "5"])
        try "/s\tanother\n一\t2\n".write(toFile: inside + name, atomically: false, encoding: .utf8)
        #expect(draft.load().isEmpty)
        #expect(draft.add("三", "3") && draft.load() == ["三": "3"])
        let attributes = try FileManager.default.attributesOfItem(atPath: inside + name)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("without a folder there is none")
    func nowhere() {
        #expect(AnswerDraft(directory: nil, socket: "/s", statement: "x") == nil)
        #expect(AnswerDraft(directory: "/proc/nothing", socket: "/s", statement: "x") == nil)
    }
}
