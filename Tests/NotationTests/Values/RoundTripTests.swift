import Domain
import Grammar
import Notation
import Support
import Testing

@Suite("every value is read back from its own text")
struct RoundTripTests {
    private func check<Value: FieldConvertible>(_ value: Value) throws {
        #expect(try Value.read(value.fieldValue.text) == value, "\(value)")
    }

    @Test("days, partial dates and ranges of days", arguments: 1...10)
    func dates(seed: UInt64) throws {
        var random = Generator(state: seed)
        for _ in 0..<100 {
            let day = Day(daysSinceEpoch: .random(in: -25_567...84_000, using: &random))
            try check(day)
            try check(DayRange(day, day))
            try check(DayRange(day, day.adding(days: 5)))
            let (year, month, _) = day.civil
            try check(PartialDate(day))
            try check(try #require(PartialDate(year: year, month: month)))
            try check(try #require(PartialDate(year: year)))
        }
    }

    @Test("numbers, marks and shares", arguments: 1...10)
    func numbers(seed: UInt64) throws {
        var random = Generator(state: seed)
        for _ in 0..<100 {
            try check(Int.random(in: 0...999_999_999_999_999, using: &random))
            try check(Int.random(in: 0...100, using: &random))
            try check(Marks(hundredths: .random(in: 0...Marks.limit.hundredths, using: &random)))
            let percent = Percent(hundredths: .random(in: 0...1_000_000, using: &random))
            try check(percent)
            #expect(try Percent.read(percent.text) == percent)
        }
    }

    @Test("every grade, by its text and as people say it", arguments: Grade.numbers)
    func grades(number: Int) throws {
        let grade = try #require(Grade(number))
        try check(grade)
        #expect(Grade(notation: grade.chineseName) == grade)
        for other in number...Grade.numbers.upperBound {
            let last = try #require(Grade(other))
            try check(try #require(GradeRange(grade, last)))
        }
    }

    @Test("every printed name of a class", arguments: Grade.numbers)
    func classNames(number: Int) throws {
        let grade = try #require(Grade(number))
        for number in [1, 2, 9, 10, 12, 99, 999] {
            let name = ClassName(grade: grade, number: number)
            #expect(ClassName(notation: name.printed) == name)
        }
    }

    @Test("lists")
    func lists() throws {
        try check(["语文", "数学"])
        try check([Grade(1), Grade(2)].compactMap { $0 })
        try check([Category.young, .backbone])
        #expect([String]().fieldValue == .none)
    }

    @Test("the shape that help shows is such a value")
    func shapes() throws {
        func checkShape<Value: FieldConvertible>(_ type: Value.Type) throws {
            #expect(try type.read(type.valueType.shape).fieldValue.text.isEmpty == false)
        }
        try checkShape(Day.self)
        try checkShape(PartialDate.self)
        try checkShape(DayRange.self)
        try checkShape(Grade.self)
        try checkShape(GradeRange.self)
        try checkShape(Int.self)
        try checkShape(Marks.self)
        try checkShape(Percent.self)
        try checkShape(PersonID.self)
        try checkShape(String.self)
    }
}
