import Domain
import Grammar
import Notation
import Testing

@Suite("grades and class names as people type them")
struct GradeNotationTests {
    @Test(
        "a grade",
        arguments: [
            ("3", 3), ("三", 3), ("三年级", 3), ("12", 12), ("高三", 12), ("高一年级", 10),
            ("10", 10), ("七", 7), ("初一", 7), ("初三", 9), ("初二年级", 8), ("K", 0), ("k", 0),
            ("K年级", 0), ("小班", -3), ("中班", -2), ("大班", -1), ("小", -3),
            ("13", nil), ("0", nil), ("-1", nil), ("03", nil), ("3年级", nil), ("三班", nil),
            ("高一班", nil), ("小年级", nil), ("年级", nil), ("班", nil), ("十", nil), ("", nil),
            ("三 ", nil), ("高四", nil),
        ] as [(String, Int?)]
    )
    func grade(text: String, number: Int?) {
        #expect(Grade(notation: text)?.number == number)
    }

    @Test(
        "the notations of a class",
        arguments: [
            ("三1", 3, 1), ("三（1）班", 3, 1), ("三(1)班", 3, 1), ("三(1)", 3, 1), ("三1班", 3, 1),
            ("3-1", 3, 1), ("3.1", 3, 1), ("3－1", 3, 1), ("3（1）", 3, 1), ("三年级1班", 3, 1),
            ("三年级（12）班", 3, 12), ("K-2", 0, 2), ("k2", 0, 2), ("高一3班", 10, 3),
            ("高一（3）班", 10, 3), ("10-3", 10, 3), ("初二(4)", 8, 4), ("小2班", -3, 2),
            ("小班2", -3, 2), ("大（1）班", -1, 1), ("六999", 6, 999),
        ]
    )
    func className(text: String, grade: Int, number: Int) throws {
        let name = try #require(ClassName(notation: text))
        #expect(name.grade.number == grade)
        #expect(name.number == number)
    }

    @Test(
        "what is no class",
        arguments: [
            "", "班", "三", "三班", "1", "31", "三0", "三01", "三1000", "三-", "三（）班", "（1）班", "-1",
            "三班1", "13-1", "十1", "三1班班", "三--1", "三１", "三 1", "hetu-2022-1",
        ]
    )
    func noClass(text: String) {
        #expect(ClassName(notation: text) == nil)
    }

    @Test("a class is printed as 三（1）班", arguments: [(3, "三（1）班"), (0, "K（1）班"), (11, "高二（1）班")])
    func printed(grade: Int, expected: String) throws {
        #expect(ClassName(grade: try #require(Grade(grade)), number: 1).printed == expected)
    }

    @Test(
        "a range of grades",
        arguments: [
            ("1..5", "1..5"), ("一..六", "1..6"), ("3", "3"), ("3..3", "3"), ("小班..大班", "小班..大班"),
            ("5..1", nil), ("1..", nil), ("..5", nil), ("1..2..3", nil), ("1-5", nil),
            ("1..13", nil),
        ] as [(String, String?)]
    )
    func range(text: String, expected: String?) throws {
        let range = try? GradeRange.read(text)
        #expect(range?.text == expected)
    }

    @Test("grades are compared by number, not as text")
    func order() throws {
        let values = try [10, 2, 0, -3, 9].map { try #require(Grade($0)).fieldValue }
        let sorted = values.sorted { FieldValue.isOrdered($0, before: $1) }
        #expect(sorted.map(\.text) == ["小班", "K", "2", "9", "10"])
    }
}
