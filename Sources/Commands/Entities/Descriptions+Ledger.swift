import Domain
import Grammar
import Notation

/// The kinds of objects of the ledger.
extension Descriptions {
    static let entry = EntityDescription<LedgerEntry>(
        noun: Label("hours", "学时"),
        fields: EntryFields.all,
        table: { $0.entries },
        change: { .entry($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try EntryID.read(text) },
        listed: [
            "id", "teacher", "teacher-name", "on", "to", "kind", "level", "form", "dimension",
            "hours", "title", "status",
        ],
        sorted: ["teacher", "on", "id"],
        isCurrent: { entry, _ in entry.isStanding },
        unit: { _, _ in nil },
        located: { entry, view in view.register.persons[entry.teacher]?.unit[entry.last] },
        user: { _, _ in nil }
    )

    static let session = EntityDescription<TrainingSession>(
        noun: Label("session", "培训活动"),
        fields: SessionFields.all,
        table: { $0.sessions },
        change: { .session($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try SessionID.read(text) },
        listed: ["id", "unit", "title", "on", "hours", "level", "form", "present", "away"],
        sorted: ["unit", "on", "id"],
        isCurrent: { _, _ in true },
        unit: { session, _ in session.unit },
        user: References.ofSession
    )

    static let project = EntityDescription<ModuleProject>(
        noun: Label("project", "模块项目"),
        fields: ProjectFields.all,
        table: { $0.projects },
        change: { .project($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try ProjectID.read(text) },
        listed: ["id", "unit", "kind", "year", "dimension", "theme", "status"],
        sorted: ["year", "unit", "id"],
        isCurrent: { _, _ in true },
        unit: { project, _ in project.unit },
        user: References.ofProject
    )

    static let closing = EntityDescription<Closing>(
        noun: Label("period", "期间"),
        fields: ClosingFields.all,
        table: { $0.closings },
        change: { .closing($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try ClosingID.read(text) },
        listed: ["id", "unit", "scheme", "year", "from", "to", "on", "reopened", "reason"],
        sorted: ["unit", "year", "id"],
        isCurrent: { closing, _ in closing.isClosed },
        unit: { closing, _ in closing.unit },
        user: { _, _ in nil }
    )

    static let seal = EntityDescription<Seal>(
        noun: Label("seal", "验印"),
        fields: SealFields.all,
        table: { $0.seals },
        change: { .seal($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try SealID.read(text) },
        listed: [
            "id", "teacher", "unit", "scheme", "year", "hours", "credits", "result", "lacking",
            "sealed", "by",
        ],
        sorted: ["unit", "teacher", "year", "id"],
        isCurrent: { _, _ in true },
        unit: { seal, _ in seal.unit },
        user: { _, _ in nil }
    )

    static let certificate = EntityDescription<Certificate>(
        noun: Label("certificate", "证书"),
        fields: CertificateFields.all,
        table: { $0.certificates },
        change: { .certificate($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try CertificateID.read(text) },
        listed: ["id", "teacher", "holder", "issued", "voided", "replaces"],
        sorted: ["id"],
        isCurrent: { certificate, view in certificate.voided.map { view.day < $0 } ?? true },
        unit: { _, _ in nil },
        located: { it, view in view.register.persons[it.teacher]?.unit[view.day] },
        user: References.ofCertificate
    )

    static let integrity = EntityDescription<IntegrityRecord>(
        noun: Label("integrity", "诚信档案"),
        fields: IntegrityFields.all,
        table: { $0.integrity },
        change: { .integrity($0) },
        keyText: \.text,
        find: { text, _ throws(Refusal) in try IntegrityID.read(text) },
        listed: ["id", "teacher", "programme", "kind", "on", "special", "approver", "banned-to"],
        sorted: ["teacher", "on", "id"],
        isCurrent: { _, _ in true },
        unit: { _, _ in nil },
        located: { it, view in view.register.persons[it.teacher]?.unit[view.day] },
        user: { _, _ in nil }
    )
}
