import Domain
import Grammar
import Notation
import Testing

@Suite("conditions over an object's fields")
struct PredicateTests {
    @Test(
        "what is known is yes or no",
        arguments: [
            ("teaching-age=14", .yes), ("teaching-age!=14", .no), ("teaching-age<14", .no),
            ("teaching-age<=14", .yes), ("teaching-age>14", .no), ("teaching-age>=14", .yes),
            ("teaching-age<>13", .yes), ("teaching-age<15", .yes), ("teaching-age>13", .yes),
            ("degree>=bachelor", .yes), ("degree>bachelor", .no), ("degree<master", .yes),
            ("degree>=硕士", .no), ("degree=本科", .yes),
            ("name=张敏", .yes), ("name='张敏'", .yes), ("name!=张敏", .no), ("name~敏", .yes),
            ("name~王", .no), ("name~''", .yes), ("name>张", .yes), ("name<张", .no),
            ("subjects=语文", .yes), ("subjects=英语", .no), ("subjects!=语文", .no),
            ("subjects!=英语", .yes), ("subjects='语文,数学'", .yes), ("subjects='语文,英语'", .no),
            ("subjects~语", .yes), ("subjects~外", .no), ("subjects<语文", .no),
            ("unit=hetu", .yes), ("unit=河图小学", .yes), ("unit!=河图小学", .no),
            ("category in (young, backbone)", .yes), ("category in (young)", .no),
            ("teaching-age in (13,14)", .yes), ("unit in (河图小学)", .yes),
        ] as [(String, Truth)]
    )
    func known(text: String, expected: Truth) throws {
        #expect(try SamplePerson.holds(text) == expected)
    }

    @Test(
        "what the precision of a date cannot decide is unknown",
        arguments: [
            ("age<=36", .yes), ("age<=35", .unknown), ("age<35", .no), ("age>=35", .yes),
            ("age>35", .unknown), ("age>36", .no), ("age=35", .unknown), ("age!=35", .unknown),
            ("age=37", .no), ("age!=37", .yes), ("age in (30, 35)", .unknown),
            ("age in (30, 37)", .no), ("age in (37, 35, 36)", .unknown),
            ("born=1988", .yes), ("born=1988-09", .yes), ("born=1988-09-10", .unknown),
            ("born=1989", .no), ("born<1989", .yes), ("born<1988-09", .no), ("born<=1988-09", .yes),
            ("born<=1988-09-15", .unknown), ("born>1988-09-15", .unknown),
            ("born>1988-09-30", .no), ("born>=1988-09-01", .yes), ("born>1979-07-01", .yes),
            ("not age<=35", .unknown),
            ("age<=35 and category=backbone", .unknown), ("age<=35 and category=young", .no),
            ("category=young and age<=35", .no), ("age<=35 or category=backbone", .yes),
            ("category=backbone or age<=35", .yes), ("age<=35 or category=young", .unknown),
            ("not (age<=35 or category=backbone)", .no), ("age<=35 or not age<=35", .unknown),
        ] as [(String, Truth)]
    )
    func unknown(text: String, expected: Truth) throws {
        #expect(try SamplePerson.holds(text) == expected)
    }

    @Test(
        "a comparison with an unset field is false, and not negates it",
        arguments: [
            ("sex=female", .no), ("not sex=female", .yes), ("sex!=female", .no),
            ("not sex!=female", .yes), ("title>=first", .no), ("title<first", .no),
            ("leave in (sick, maternity)", .no), ("not leave in (sick)", .yes), ("major~x", .no),
            ("honours=x", .no), ("honours!=x", .no),
            ("sex is unset", .yes), ("sex is set", .no), ("category is unset", .no),
            ("category is set", .yes), ("not sex is unset", .no), ("honours is unset", .yes),
            ("subjects is set", .yes), ("age is set", .yes),
        ] as [(String, Truth)]
    )
    func unset(text: String, expected: Truth) throws {
        #expect(try SamplePerson.holds(text) == expected)
    }

    @Test(
        "not binds before and, and before or",
        arguments: [
            ("category=young and category=young or category=backbone", .yes),
            ("category=backbone or category=backbone and category=young", .yes),
            ("(category=backbone or category=backbone) and category=young", .no),
            ("not category=young and category=young", .no),
            ("not (category=young and category=young)", .yes),
            ("not not category=backbone", .yes),
            ("not category=young or category=backbone and not category=backbone", .yes),
        ] as [(String, Truth)]
    )
    func precedence(text: String, expected: Truth) throws {
        #expect(try SamplePerson.holds(text) == expected)
    }

    @Test(
        "operators, words and fields may be typed in Chinese, and in either case",
        arguments: [
            ("年龄≤36 且 教师类别＝骨干", .yes), ("非 教师类别=青年", .yes),
            ("教师类别=青年 或 教龄≥14", .yes), ("教龄≠13", .yes), ("教龄≠14", .no),
            ("教师类别 属于（青年、骨干）", .yes), ("教师类别 属于（青年，成熟型）", .no),
            ("性别 未设", .yes), ("性别 已设", .no), ("学历>=本科 并且 教龄<20", .yes),
            ("（教龄<15）", .yes), ("教龄　>=　14", .yes), ("教龄>=14 and 非 性别=女", .yes),
            ("TEACHING-AGE>=14 AND NOT Sex=FEMALE", .yes), ("category IN (YOUNG)", .no),
            ("sex IS UNSET", .yes),
        ] as [(String, Truth)]
    )
    func chinese(text: String, expected: Truth) throws {
        #expect(try SamplePerson.holds(text) == expected)
    }

    @Test(
        "grades are compared by number",
        arguments: [
            ("grade>=3", .yes), ("grade<10", .no), ("grade=10", .yes), ("grade=高一", .yes),
            ("grade>9 and grade<=11", .yes), ("grade in (1, 10)", .yes), ("grade=K", .no),
        ] as [(String, Truth)]
    )
    func grades(text: String, expected: Truth) throws {
        var register = Register()
        let unit = Unit(id: UnitID("u"), name: "中学", kind: .senior)
        register.apply(.unit(Revised(before: nil, after: unit)))
        let group = SchoolClass(id: ClassID("c"), unit: unit.id, entered: 2024, number: 1)
        let names = PredicateParser<SchoolClass>.Names { _, text in
            text
        } predicate: { _ in
            nil
        }
        let predicate = try PredicateParser.parse(text, fields: ClassFields.all, names: names)
        let view = View(register: register, day: SamplePerson.day)
        #expect(predicate.holds(for: group, in: view) == expected)
    }

    @Test(
        "the stages of case 121 and the limit of case 122",
        arguments: [
            ("2018-09-11", "1990", "teaching-age<=5", .yes),
            ("2018-09-10", "1990", "teaching-age<=5", .no),
            ("2018-09-10", "1990", "teaching-age>=6 and teaching-age<=15", .yes),
            ("2008-09-11", "1980", "teaching-age>=6 and teaching-age<=15", .yes),
            ("2008-09-10", "1980", "teaching-age>=6 and teaching-age<=15", .no),
            ("2008-09-10", "1980", "teaching-age>=16", .yes),
            ("2010-08-20", "1979-07-02", "born>1979-07-01", .yes),
            ("2010-08-20", "1979-07-01", "born>1979-07-01", .no),
            ("2010-08-20", "1979-07", "born>1979-07-01", .unknown),
        ] as [(String, String, String, Truth)]
    )
    func cases(started: String, born: String, text: String, expected: Truth) throws {
        var person = SamplePerson.person
        person.started = try PartialDate.read(started)
        person.born = try PartialDate.read(born)
        let view = View(register: Register(), day: SamplePerson.day)
        #expect(try SamplePerson.parse(text).holds(for: person, in: view) == expected)
    }
}
