import Grammar
import Testing

@Suite("a reader is told no pupil's name")
struct PupilPrivacyTests {
    private static let name = "赵一"

    @Test(
        "in no answer about pupils",
        arguments: [
            "pupil show P01", "pupil list show=id,name", "pupil list where=\"name=赵一\"",
            "pupil list sort=name show=id,name", "pupil list by=name",
            "marks show test=2024-final class=二1 subject=语文", "dossier list",
            "dossier trace DS-1", "dossier show DS-1", "complete \"pupil show 赵\"",
            "pupil show 赵一", "history pupil P01",
        ]
    )
    func reader(statement: String) throws {
        let process = try InProcess.fixture()
        let lines = process.lines(of: statement, role: .reader)
        #expect(!lines.joined().contains(Self.name) || statement.contains("show 赵一"), "\(lines)")
    }

    @Test("a recorder is")
    func recorder() throws {
        let process = try InProcess.fixture()
        #expect(process.lines(of: "pupil show P01", role: .recorder).joined().contains(Self.name))
        let marks = "marks show test=2024-final class=二1 subject=语文"
        #expect(process.lines(of: marks, role: .recorder).joined().contains(Self.name))
    }

    @Test("a condition on names finds nothing for a reader")
    func condition() throws {
        let process = try InProcess.fixture()
        let lines = process.lines(of: "pupil list where=\"name=赵一\"", role: .reader)
        #expect(lines.last == "+OK rows=0")
    }
}
