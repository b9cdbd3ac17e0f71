import Domain
import Schemes

/// A register in the making: a bureau, a school below it, its classes, tests and schemes.
struct SampleSchool {
    private(set) var register = Register()
    private let book = SchemeBook()

    static let bureau = UnitID("daoli")
    static let school = UnitID("hetu")
    static let day = Day(daysSinceEpoch: 20_021)

    /// 001 篇7: the standards of grades 1 and 3, six items.
    static let rules = [
        "standard grade=1 excellent=85% pass=100% mean=92 source=\"H03; L636\"",
        "standard grade=3 excellent=80% pass=95% mean=90 source=\"H03; L640\"",
        "items subjects=语文,数学",
    ]

    init() {
        let bureau = Unit(id: Self.bureau, name: "道里区", kind: .bureau)
        var school = Unit(id: Self.school, name: "河图小学", kind: .primary)
        school.parent = Timeline(Self.bureau)
        register.apply(.unit(Revised(before: nil, after: bureau)))
        register.apply(.unit(Revised(before: nil, after: school)))
    }

    var regulations: Regulations { Regulations(register: register, book: book) }
    var targets: Targets { Targets(regulations) }

    mutating func put(_ unit: Unit) {
        register.apply(.unit(Revised(before: register.units[unit.id], after: unit)))
    }

    /// Puts a scheme with those rules in force.
    mutating func use(
        _ name: String,
        _ rules: [String],
        for unit: UnitID = SampleSchool.school,
        from: Day = Day(daysSinceEpoch: 0),
        to: Day? = nil
    ) {
        let key = SchemeVersion.Key(scheme: SchemeID(name), version: 1)
        let text = (["scheme \(name) name=样例"] + rules).joined(separator: "\n")
        let version = SchemeVersion(id: key, file: "\(name).scheme", digest: text, text: text)
        let old = register.schemeVersions[key]
        register.apply(.schemeVersion(Revised(before: old, after: version)))
        let id = SchemeUseID("SU-\(register.schemeUses.count + 1)")
        let use = SchemeUse(id: id, version: key, unit: unit, from: from, to: to)
        register.apply(.schemeUse(Revised(before: nil, after: use)))
    }

    /// A class's counts in a test; total in hundredths of a mark.
    struct Counts: Sendable {
        var onRoll: Int
        var sat: Int
        var excellent: Int
        var pass: Int
        var total: Int

        init(_ onRoll: Int, _ sat: Int, _ excellent: Int, _ pass: Int, _ total: Int) {
            self.onRoll = onRoll
            self.sat = sat
            self.excellent = excellent
            self.pass = pass
            self.total = total
        }
    }

    static let classID = ClassID("hetu-2022-1")

    static func test(_ name: String) -> TestID { TestID(unit: school, name: name) }

    /// Records a result of the class, with its paper.
    mutating func add(
        _ counts: Counts,
        grade: Grade,
        subject: String = "语文",
        test: String = "2024-10",
        full: Int = 10_000
    ) {
        let group = SchoolClass(id: Self.classID, unit: Self.school, entered: 2022, number: 1)
        let oldGroup = register.classes[group.id]
        register.apply(.schoolClass(Revised(before: oldGroup, after: group)))
        let key = Paper.ID(test: Self.test(test), grade: grade, subject: subject)
        let paper = Paper(id: key, on: Self.day, full: Marks(hundredths: full))
        put(paper)
        let result = ClassResult(
            id: ClassResult.ID(test: key.test, schoolClass: group.id, subject: subject),
            grade: grade,
            onRoll: counts.onRoll,
            sat: counts.sat,
            excellent: counts.excellent,
            pass: counts.pass,
            total: Marks(hundredths: counts.total)
        )
        let old = register.results[result.id]
        register.apply(.result(Revised(before: old, after: result)))
    }

    mutating func put(_ paper: Paper) {
        register.apply(.paper(Revised(before: register.papers[paper.id], after: paper)))
    }

    mutating func remove(_ paper: Paper.ID) {
        register.apply(.paper(Revised(before: register.papers[paper], after: nil)))
    }

    func figures(_ subject: String = "语文", test: String = "2024-10") throws -> [TargetFigure] {
        try targets.figures(
            of: ClassResult.ID(
                test: Self.test(test),
                schoolClass: Self.classID,
                subject: subject
            )
        )
    }
}
