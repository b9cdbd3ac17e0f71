import Grammar
import Testing

@testable import Client

@Suite("what Tab does")
struct CompletionChoiceTests {
    private func choice(_ before: String, _ candidates: Candidate...) -> LineEditor.Completion {
        CompletionChoice.of(candidates, before: before, width: 80, language: .english)
    }

    @Test("one candidate is taken, with a space where nothing follows directly")
    func one() {
        let show = Candidate(start: 8, text: "show", note: "")
        #expect(choice("teacher sh", show).insertion == "show ")
        #expect(choice("teacher sh", show).deleted == 2)
        for text in ["asof=", "hetu/2024-11/", "\"age<=", "\"category in ("] {
            let open = Candidate(start: 0, text: text, note: "")
            #expect(choice("", open).insertion == text)
        }
        let field = Candidate(row: ["15", "id,name", "field", "姓名"])
        #expect(field.map { choice("unit list show=id,n", $0).insertion } == "id,name")
        let inCondition = Candidate(row: ["16", "\"category", "field", "类别"])
        #expect(
            inCondition.map { choice("unit list where=\"c", $0).insertion } == "\"category "
        )
    }

    @Test("several give what they share, else are listed without what stands there already")
    func several() {
        let first = Candidate(start: 16, text: "\"age<=35 and category", note: "类别")
        let second = Candidate(start: 16, text: "\"age<=35 and cadre", note: "干部")
        let common = choice("unit list where=\"age<=35 and c", first, second).insertion
        #expect(common == "\"age<=35 and ca")
        let listing = choice("unit list where=\"age<=35 and ca", first, second).listing ?? ""
        #expect(listing == "category  类别\r\ncadre     干部\r\n")
        // Unquoted, the candidates' quote is not what was typed: they are listed.
        #expect(choice("unit list where=ca", first, second).insertion == nil)
    }
}
