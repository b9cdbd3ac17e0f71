import Domain
import Support

/// Statements about everything that the register keeps, drawn from a seed.
///
/// Additions, corrections, ends, removals and undos over few keys and few days, so that they meet
/// each other. Many are refused; that is meant.
struct RandomStatements {
    private var random: Generator

    init(seed: UInt64) {
        random = Generator(state: seed)
    }

    /// One statement; `statements` says how many there are to take back.
    mutating func next(_ register: Register, statements: Int) -> String {
        switch number(16) {
        case 0: unit(register)
        case 1: person(register)
        case 2: role(register)
        case 3: schoolClass(register)
        case 4: teaching(register)
        case 5: term(register)
        case 6: test(register)
        case 7: result(register)
        case 8: pupil(register)
        case 9: lesson(register)
        case 10: observation(register)
        case 11: evaluation(register)
        case 12: ledger(register)
        case 13: record(register)
        case 14: scheme(register)
        default: "undo seq=\(max(1, statements - number(40)))"
        }
    }

    // MARK: Drawing

    private mutating func number(_ limit: Int) -> Int {
        Int.random(in: 0..<limit, using: &random)
    }

    private mutating func one(_ texts: String...) -> String {
        texts.randomElement(using: &random) ?? ""
    }

    /// A key of the table; one of nothing now and then.
    private mutating func key<Object: Entity>(
        _ table: ObjectTable<Object>,
        _ text: (Object.Key) -> String
    ) -> String {
        table.map(\.id).sorted().randomElement(using: &random).map(text) ?? "none"
    }

    /// A day of the school year that the fixture is in; now and then one before or after it.
    private mutating func day() -> String {
        let days = number(8) == 0 ? -700..<700 : 0..<130
        return "\(Day(daysSinceEpoch: 19_967 + Int32(Int.random(in: days, using: &random))))"
    }

    private mutating func unit(of register: Register) -> String {
        key(register.units) { $0.text }
    }

    private mutating func person(of register: Register) -> String {
        key(register.persons) { $0.text }
    }

    private mutating func group(of register: Register) -> String {
        key(register.classes) { $0.text }
    }

    private mutating func testKey(of register: Register) -> String {
        key(register.tests) { $0.text }
    }

    // MARK: The register

    private mutating func unit(_ register: Register) -> String {
        let key = unit(of: register)
        let parent = number(4) == 0 ? "" : unit(of: register)
        switch number(7) {
        case 0: return "unit add u\(number(3)) name=新校\(number(3)) kind=\(one("primary", "bureau"))"
        case 1: return "unit set \(key) parent=\(parent) from=\(day())"
        case 2: return "unit correct \(key) parent=\(parent) reason=误 at=\(day())"
        case 3: return "unit set \(key) grades=\(one("1..6", "1..5", "")) from=\(day())"
        case 4: return "unit correct \(key) kind=\(one("primary", "bureau")) reason=误 at=\(day())"
        case 5: return "unit retire \(key) on=\(day())"
        default: return "unit remove \(key)"
        }
    }

    private mutating func person(_ register: Register) -> String {
        let key = person(of: register)
        let unit = unit(of: register)
        switch number(8) {
        case 0: return "teacher add N\(number(4)) name=新\(number(9)) unit=\(unit)"
        case 1: return "person add N\(number(4)) name=新\(number(9)) unit=\(unit) role=principal"
        case 2: return "person set \(key) unit=\(unit) title=senior-title from=\(day())"
        case 3: return "person correct \(key) born=\(1960 + number(60))-05 reason=误"
        case 4: return "person correct \(key) started=\(2000 + number(26)) reason=误"
        case 5: return "person retire \(key) on=\(day())"
        case 6: return "teacher transfer \(key) to=\(unit) on=\(day())"
        default: return "person remove \(key)"
        }
    }

    private mutating func role(_ register: Register) -> String {
        let key = person(of: register)
        let role = one("teacher", "leader", "principal", "researcher")
        switch number(4) {
        case 0, 1: return "role add \(key) role=\(role) from=\(day())"
        case 2: return "role add \(key) role=\(role) from=2024-10-01 to=\(day())"
        default: return "role end \(key) role=\(role) on=\(day())"
        }
    }

    private mutating func schoolClass(_ register: Register) -> String {
        let key = group(of: register)
        let unit = unit(of: register)
        switch number(6) {
        case 0:
            let cohort = "entered=\(2019 + number(6)) number=\(1 + number(3))"
            return "class add c\(number(4)) unit=\(unit) \(cohort)"
        case 1: return "class correct \(key) entered=\(2019 + number(6)) reason=误"
        case 2: return "class correct \(key) unit=\(unit) number=\(1 + number(3)) reason=误"
        case 3: return "class set \(key) homeroom=\(person(of: register)) from=\(day())"
        case 4: return "class retire \(key) on=\(day())"
        default: return "class remove \(key)"
        }
    }

    private mutating func teaching(_ register: Register) -> String {
        let key = key(register.teachings) { $0.text }
        let (teacher, group) = (person(of: register), group(of: register))
        let subject = one("语文", "数学")
        switch number(5) {
        case 0, 1:
            return "teaching assign \(teacher) class=\(group) subject=\(subject) from=\(day())"
        case 2: return "teaching end \(key) on=\(day())"
        case 3: return "teaching correct \(key) teacher=\(teacher) from=\(day()) reason=误"
        default: return "teaching remove \(key)"
        }
    }

    private mutating func term(_ register: Register) -> String {
        let key = key(register.terms) { $0.text }
        switch number(5) {
        case 0:
            return "term open n\(number(2)) unit=\(unit(of: register)) from=\(day()) to=\(day())"
        case 1: return "term correct \(key) to=\(day()) holidays= workdays= reason=误"
        case 2: return "term correct \(key) from=\(day()) holidays= workdays= reason=误"
        case 3:
            let (teacher, subject) = (person(of: register), one("语文", "数学"))
            return "draft add teacher=\(teacher) term=\(key) subject=\(subject) grade=3 on=\(day())"
        default: return "term remove \(key)"
        }
    }

    // MARK: Monitoring

    private mutating func test(_ register: Register) -> String {
        let test = testKey(of: register)
        let paper = key(register.papers) { $0.text }
        let (subject, full) = (one("语文", "数学"), one("100", "120", "60"))
        switch number(9) {
        case 0:
            let kind = one("monthly", "final")
            return "test add n\(number(3)) unit=\(unit(of: register)) kind=\(kind)"
        case 1, 2:
            let key = "test=\(test) grade=\(1 + number(4)) subject=\(subject)"
            return "paper add \(key) on=\(day()) full=\(full) pass=36"
        case 3: return "paper correct \(paper) on=\(day()) reason=误"
        case 4: return "paper correct \(paper) full=\(full) excellent= good= pass= low= reason=误"
        case 5, 6:
            let people = "invigilator=\(person(of: register)) marker=\(person(of: register))"
            return "paper staff \(paper) class=\(group(of: register)) \(people)"
        case 7: return "paper remove \(paper)"
        default: return "test \(one("remove \(test)", "acknowledge \(test) reason=已阅"))"
        }
    }

    private mutating func result(_ register: Register) -> String {
        let paper = register.papers.map(\.id).sorted().randomElement(using: &random)
        let sat = "test=\(paper?.test.text ?? "") subject=\(paper?.subject ?? "")"
        let place = "\(sat) class=\(group(of: register))"
        let pupil = key(register.pupils) { $0.text }
        let exam = key(register.exams) { $0.text }
        let sitting = "on-roll=40 sat=30 excellent=0"
        switch number(8) {
        case 0:
            let pass = number(30)
            return "result add \(place) \(sitting) pass=\(pass) total=\(number(3_000))"
        case 1: return "result add \(place) \(sitting) pass=9 total=600 replace reason=误"
        case 2, 3: return "marks add \(place) pupil=\(pupil) mark=\(number(110)) replace reason=误"
        case 4: return "marks remove \(place) pupil=\(pupil) reason=误"
        case 5: return "exam put \(exam) list=\"\(person(of: register)):\(number(101))\" reason=误"
        case 6: return "exam correct \(exam) full=\(one("90", "100")) on=\(day()) reason=误"
        default: return "result remove \(key(register.results) { $0.text })"
        }
    }

    private mutating func pupil(_ register: Register) -> String {
        let pupil = key(register.pupils) { $0.text }
        let dossier = key(register.dossiers) { $0.text }
        switch number(9) {
        case 0: return "pupil add P\(number(15)) class=\(group(of: register))"
        case 1: return "pupil set \(pupil) class=\(group(of: register)) from=\(day())"
        case 2: return "pupil correct \(pupil) class=\(group(of: register)) reason=误 at=\(day())"
        case 3: return "pupil remove \(pupil)"
        case 4:
            let test = testKey(of: register)
            return "dossier add d\(number(5)) pupil=\(pupil) test=\(test) subjects=语文 on=\(day())"
        case 5: return "dossier open test=\(testKey(of: register)) on=\(day())"
        case 6: return "dossier check \(dossier) by=\(person(of: register)) on=\(day())"
        case 7: return "dossier close \(dossier) on=\(day())"
        default: return "dossier remove \(dossier)"
        }
    }

    // MARK: Lessons and evaluations

    private mutating func lesson(_ register: Register) -> String {
        let lesson = key(register.lessons) { $0.text }
        let activity = key(register.activities) { $0.text }
        let (teacher, group) = (person(of: register), group(of: register))
        switch number(9) {
        case 0:
            let unit = unit(of: register)
            return "activity add kind=open-day unit=\(unit) on=2024-10-01 to=\(day())"
        case 1: return "activity correct \(activity) on=\(day()) reason=误"
        case 2: return "activity remove \(activity)"
        case 3, 4:
            let time = "period=\(1 + number(3)) class=\(group) subject=语文"
            return "lesson add teacher=\(teacher) on=\(day()) \(time)"
        case 5:
            return "lesson add teacher=\(teacher) on=2024-10-25 activity=\(activity) class=\(group)"
        case 6: return "lesson correct \(lesson) on=\(day()) period=\(1 + number(3)) reason=误"
        case 7: return "lesson correct \(lesson) teacher=\(teacher) reason=误"
        default: return "lesson remove \(lesson)"
        }
    }

    private mutating func observation(_ register: Register) -> String {
        let observation = key(register.observations) { $0.text }
        let lesson = key(register.lessons) { $0.text }
        switch number(7) {
        case 0, 1, 2: return "observation add \(lesson) by=\(person(of: register)) focus=提问"
        case 3:
            let marks = "instrument=instruments@1/lesson items=\"目标明确:\(number(6))\""
            return "observation score \(observation) \(marks) reason=误"
        case 4, 5: return "observation correct \(observation) feedback=\(day()) reason=误"
        default: return "observation remove \(observation)"
        }
    }

    private mutating func evaluation(_ register: Register) -> String {
        let evaluation = key(register.evaluations) { $0.text }
        let (unit, day) = (unit(of: register), day())
        switch number(6) {
        case 0, 1:
            let who = "by=\(person(of: register)) unit=\(unit)"
            let marks = "items=\"常规管理:\(1 + number(5)) 班子任课:4\""
            return "evaluation add instrument=instruments@1/inspection \(who) on=\(day) \(marks)"
        case 2: return "finding add \(evaluation) text=问题\(number(3)) due=\(day)"
        case 3: return "finding rectify \(evaluation) number=1 on=\(day)"
        case 4: return "evaluation correct \(evaluation) on=\(day) reason=误"
        default: return "evaluation remove \(evaluation)"
        }
    }

    // MARK: The ledger

    private mutating func ledger(_ register: Register) -> String {
        let entry = key(register.entries) { $0.text }
        let session = key(register.sessions) { $0.text }
        let (person, day) = (person(of: register), day())
        let training = "level=school form=school-based dimension=学科教学"
        switch number(10) {
        case 9:
            let line = "kind=training on=\(day) to=\(day) hours=\(1 + number(14)) \(training)"
            return "hours import I-\(number(9)) teacher=\(person) \(line) status=pending"
        case 0, 1:
            let hours = "hours=\(1 + number(14)) title=训\(number(3))"
            return "hours add \(person) \(hours) \(training) on=\(day) by=R001"
        case 2:
            let award = "kind=thesis level=district certificate=C-\(number(9))"
            return "award add \(person) \(award) title=文\(number(3)) on=\(day) by=R001"
        case 3: return "hours approve entry=\(entry) by=\(person)"
        case 4: return "hours refuse entry=\(entry) by=\(person) reason=不符"
        case 5: return "hours reverse \(entry) reason=误"
        case 6:
            let unit = unit(of: register)
            return "session add unit=\(unit) title=研\(number(3)) on=\(day) hours=2 \(training)"
        case 7: return "attendance put \(session) list=\"\(person)\" by=R001"
        default:
            return one("session remove \(session)", "session correct \(session) theme=识字 reason=误")
        }
    }

    private mutating func record(_ register: Register) -> String {
        let project = key(register.projects) { $0.text }
        let (person, unit, day) = (person(of: register), unit(of: register), day())
        switch number(11) {
        case 0:
            let plan = "theme=题 courses=课 methods=法 half-days=4 full-staff=yes"
            return "project add unit=\(unit) year=\(2024 + number(2)) dimension=学生管理 \(plan)"
        case 1: return "project submit \(project) on=\(day)"
        case 2: return "project decide \(project) result=approved panel=\(person) on=\(day)"
        case 3: return "project decide \(project) result=refused panel=\(person) on=\(day) reason=缺"
        case 4: return "certificate issue \(person) on=\(day)"
        case 5: return "certificate replace \(person) reason=遗失 on=\(day)"
        case 6:
            return "integrity add \(person) programme=国培\(number(2)) kind=not-attended on=\(day)"
        case 7: return "period close unit=\(unit) period=\(2023 + number(2)) scheme=light on=\(day)"
        case 8: return "period reopen \(key(register.closings) { $0.text }) reason=误 on=\(day)"
        case 9: return "credits endorse unit=\(unit) period=2024 scheme=light by=R001 on=\(day)"
        default: return "project correct \(project) theme=新题 reason=误"
        }
    }

    private mutating func scheme(_ register: Register) -> String {
        let unit = unit(of: register)
        switch number(5) {
        case 0:
            let text = "scheme light name=轻量样例\\ncycle by=calendar\\nminimum 总学时 hours=\(number(5))"
            return "scheme load light text=\"\(text)\""
        case 1, 2:
            return "scheme use \(one("hetu", "light", "national")) unit=\(unit) from=\(day())"
        default: return "scheme end \(key(register.schemeUses) { $0.text }) on=\(day())"
        }
    }
}
