import Domain
import Grammar
import Notation
import Schemes

/// The kinds of objects of the register, each described once.
enum Descriptions {
    static let unit = EntityDescription<Unit>(
        noun: Label("unit", "单位"),
        fields: UnitFields.all,
        table: { $0.units },
        change: { .unit($0) },
        keyText: \.text,
        find: { text, scope throws(Refusal) in try scope.unit(text) },
        exact: { UnitID($0) },
        listed: ["id", "name", "kind", "parent", "area"],
        sorted: ["id"],
        isCurrent: { unit, view in unit.retired.map { view.day <= $0 } ?? true },
        unit: { unit, _ in unit.id },
        user: References.ofUnit
    )

    /// Persons with the role of a teacher.
    static let teacher = EntityDescription<Person>(
        noun: Label("teacher", "教师"),
        fields: PersonFields.all + [stage],
        table: { $0.persons },
        change: { .person($0) },
        keyText: \.text,
        find: { text, scope throws(Refusal) in try scope.person(text) },
        exact: { PersonID($0) },
        listed: ["id", "name", "unit", "age", "teaching-age", "subjects", "category"],
        sorted: ["unit", "name"],
        isCurrent: { $0.isInPost(on: $1.day) && $0.has(.teacher, on: $1.day) },
        unit: { $0.unit[$1] },
        user: References.ofPerson
    )

    /// All persons, whatever their roles.
    static let person = EntityDescription<Person>(
        noun: Label("person", "人员"),
        fields: PersonFields.all + [stage],
        table: { $0.persons },
        change: { .person($0) },
        keyText: \.text,
        find: { text, scope throws(Refusal) in try scope.person(text) },
        exact: { PersonID($0) },
        listed: ["id", "name", "unit", "roles"],
        sorted: ["unit", "name"],
        isCurrent: { $0.isInPost(on: $1.day) },
        unit: { $0.unit[$1] },
        user: References.ofPerson
    )

    static let schoolClass = EntityDescription<SchoolClass>(
        noun: Label("class", "班级"),
        fields: ClassFields.all,
        table: { $0.classes },
        change: { .schoolClass($0) },
        keyText: \.text,
        find: { text, scope throws(Refusal) in try scope.schoolClass(text) },
        exact: { ClassID($0) },
        listed: ["id", "class-name", "unit", "grade", "entered", "number", "homeroom"],
        sorted: ["unit", "entered", "number"],
        isCurrent: { $0.grade(in: $1) != nil },
        unit: { group, _ in group.unit },
        user: References.ofClass
    )

    static let pupil = EntityDescription<Pupil>(
        noun: Label("pupil", "学生"),
        fields: PupilFields.all,
        table: { $0.pupils },
        change: { .pupil($0) },
        keyText: \.text,
        find: { text, scope throws(Refusal) in try scope.directory.pupil(text) },
        listed: ["id", "class", "class-name"],
        sorted: ["class", "id"],
        isCurrent: { $0.schoolClass[$1.day] != nil },
        unit: { _, _ in nil },
        user: References.ofPupil
    )

    static let teaching = EntityDescription<Teaching>(
        noun: Label("teaching", "任课"),
        fields: TeachingFields.all,
        table: { $0.teachings },
        change: { .teaching($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try TeachingID.read(text) },
        listed: ["id", "teacher", "teacher-name", "class", "class-name", "subject", "from", "to"],
        sorted: ["class", "subject", "from"],
        isCurrent: { $0.period.contains($1.day) },
        unit: { _, _ in nil },
        user: { _, _ in nil }
    )

    static let term = EntityDescription<Domain.Term>(
        noun: Label("term", "学期"),
        fields: TermFields.all,
        table: { $0.terms },
        change: { .term($0) },
        keyText: \.text,
        find: { text, scope throws(Refusal) in try scope.directory.term(text) },
        listed: ["id", "unit", "from", "to", "weeks", "holidays", "workdays"],
        sorted: ["unit", "from"],
        isCurrent: { _, _ in true },
        unit: { term, _ in term.id.unit },
        user: References.ofTerm
    )

    static let test = EntityDescription<Test>(
        noun: Label("test", "测验"),
        fields: TestFields.all,
        table: { $0.tests },
        change: { .test($0) },
        keyText: \.text,
        find: { text, scope throws(Refusal) in try scope.directory.test(text) },
        listed: ["id", "unit", "kind", "term", "full-name"],
        sorted: ["unit", "test"],
        isCurrent: { _, _ in true },
        unit: { test, _ in test.id.unit },
        user: References.ofTest
    )

    static let paper = EntityDescription<Paper>(
        noun: Label("paper", "试卷"),
        fields: PaperFields.all,
        table: { $0.papers },
        change: { .paper($0) },
        keyText: \.text,
        find: { text, scope throws(Refusal) in try scope.paper(text) },
        listed: ["test", "grade", "subject", "on", "full", "excellent", "pass"],
        sorted: ["test", "grade", "subject"],
        isCurrent: { _, _ in true },
        unit: { paper, _ in paper.id.test.unit },
        user: References.ofPaper
    )

    static let result = EntityDescription<ClassResult>(
        noun: Label("result", "成绩"),
        fields: ResultFields.all { result, view in
            let regulations = Regulations(register: view.register, book: .shared)
            return (try? regulations.tally(of: result))?.counts
        },
        table: { $0.results },
        change: { .result($0) },
        keyText: \.text,
        find: { text, scope throws(Refusal) in try scope.result(text) },
        listed: ["test", "class", "subject", "on-roll", "sat", "excellent", "pass", "total"],
        sorted: ["test", "grade", "class", "subject"],
        isCurrent: { _, _ in true },
        unit: { result, _ in result.id.test.unit },
        user: { _, _ in nil }
    )

    static let dossier = EntityDescription<Dossier>(
        noun: Label("dossier", "档案"),
        fields: DossierFields.all,
        table: { $0.dossiers },
        change: { .dossier($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try DossierID.read(text) },
        listed: ["id", "pupil", "pupil-name", "class", "subjects", "test", "opened", "checks"],
        sorted: ["class", "pupil", "opened"],
        isCurrent: { dossier, view in dossier.closed.map { view.day < $0 } ?? true },
        unit: { dossier, _ in dossier.test.unit },
        user: { _, _ in nil }
    )

    static let draft = EntityDescription<Draft>(
        noun: Label("draft", "命题"),
        fields: DraftFields.all,
        table: { $0.drafts },
        change: { .draft($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try DraftID.read(text) },
        listed: ["id", "teacher", "term", "subject", "grade", "on", "title"],
        sorted: ["term", "teacher", "id"],
        isCurrent: { _, _ in true },
        unit: { draft, _ in draft.term.unit },
        user: { _, _ in nil }
    )

    static let exam = EntityDescription<Exam>(
        noun: Label("exam", "教师测试"),
        fields: ExamFields.all,
        table: { $0.exams },
        change: { .exam($0) },
        keyText: \.text,
        find: { text, scope throws(Refusal) in try scope.directory.exam(text) },
        listed: ["id", "kind", "on", "full", "full-name", "sat"],
        sorted: ["id"],
        isCurrent: { _, _ in true },
        unit: { exam, _ in exam.id.unit },
        user: { _, _ in nil }
    )

    /// The band to which the schemes in force put a teacher (D02).
    private static let stage = EntityField<Person>.derived(
        Label("stage", "层级"),
        Bilingual("the band of the scheme in force that day (D02)", "按现行方案划分的层级（D02）"),
        String.self
    ) { person, view in
        StageRule.stage(of: person, in: view).map { .text($0) } ?? .none
    }
}
