// How each kind of object's key is written, and what it is found by while it is typed; a kind that
// does not say is not found.

extension Entity {
    package static var nameKind: NameIndex.Kind? { nil }
    package var names: [String] { [] }
}

extension Entity where Key == Identifier<Self> {
    package var keyText: String { id.text }
}

extension Entity where Key == ScopedIdentifier<Self> {
    package var keyText: String { id.text }
}

extension Paper {
    package var keyText: String { id.text }
}

extension ClassResult {
    package var keyText: String { id.text }
}

extension Unit {
    package static var nameKind: NameIndex.Kind? { .unit }
    package var names: [String] { name.values }
}

extension Person {
    package static var nameKind: NameIndex.Kind? { .person }
    package var names: [String] { name.values }
}

extension SchoolClass {
    package static var nameKind: NameIndex.Kind? { .schoolClass }
    /// The year of entry: the printed name follows from it and the day.
    package var names: [String] { [String(entered)] }
}

extension Teaching {
    package static var nameKind: NameIndex.Kind? { .teaching }
}

extension Pupil {
    /// Found by key only: the name is not for everybody.
    package static var nameKind: NameIndex.Kind? { .pupil }
}

extension Dossier {
    package static var nameKind: NameIndex.Kind? { .dossier }
}

extension Draft {
    package static var nameKind: NameIndex.Kind? { .draft }
}

extension Exam {
    package static var nameKind: NameIndex.Kind? { .exam }
    package var names: [String] { [id.name] }
}

extension Activity {
    package static var nameKind: NameIndex.Kind? { .activity }
}

extension Lesson {
    package static var nameKind: NameIndex.Kind? { .lesson }
}

extension Observation {
    package static var nameKind: NameIndex.Kind? { .observation }
}

extension Evaluation {
    package static var nameKind: NameIndex.Kind? { .evaluation }
}

extension TrainingSession {
    package static var nameKind: NameIndex.Kind? { .session }
    package var names: [String] { [title] }
}

extension ModuleProject {
    package static var nameKind: NameIndex.Kind? { .project }
}

extension YearlyTopic {
    package static var nameKind: NameIndex.Kind? { .topic }
    package var names: [String] { [title] }
}

extension CatalogueCourse {
    package static var nameKind: NameIndex.Kind? { .course }
    package var names: [String] { [title] }
}

extension StudyPlan {
    package static var nameKind: NameIndex.Kind? { .plan }
}

extension Application {
    package static var nameKind: NameIndex.Kind? { .application }
}

extension Certificate {
    package static var nameKind: NameIndex.Kind? { .certificate }
}

extension Assessment {
    package static var nameKind: NameIndex.Kind? { .assessment }
}

extension TechnologyCourse {
    package static var nameKind: NameIndex.Kind? { .technology }
}

extension LedgerApproval {
    package static var nameKind: NameIndex.Kind? { .approval }
}

extension SendingNotice {
    package static var nameKind: NameIndex.Kind? { .notice }
}

extension FollowUp {
    package static var nameKind: NameIndex.Kind? { .followUp }
}

extension IntegrityRecord {
    package static var nameKind: NameIndex.Kind? { .integrity }
}

extension Closing {
    package static var nameKind: NameIndex.Kind? { .closing }
}

extension Seal {
    package static var nameKind: NameIndex.Kind? { .seal }
}

extension SchemeUse {
    package static var nameKind: NameIndex.Kind? { .schemeUse }
}

extension Term {
    package static var nameKind: NameIndex.Kind? { .term }
    package var names: [String] { [id.name] }
}

extension Test {
    package static var nameKind: NameIndex.Kind? { .test }
    package var names: [String] { [id.name] }
}

extension SchemeVersion {
    package static var nameKind: NameIndex.Kind? { .scheme }
    package var keyText: String { id.text }
    package var names: [String] { [id.scheme.text] }
}
