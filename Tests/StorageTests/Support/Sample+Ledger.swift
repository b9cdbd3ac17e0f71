import Domain

/// The ledger's objects with every field filled.
extension Sample {
    static var entry: LedgerEntry {
        var object = LedgerEntry(
            id: EntryID("H-1"),
            teacher: teacher,
            kind: .training,
            first: autumn,
            last: winter,
            level: .city
        )
        (object.hours, object.credits) = (Hours(hundredths: 150), Credits(tenThousandths: 12_500))
        (object.form, object.place, object.role) = (.shadowing, .outside, .lecturer)
        (object.dimension, object.category) = ("学科教学", "实践")
        (object.module, object.title) = ("大单元", "跟岗\"研修\"")
        (object.programme, object.special) = ("国培", "班主任")
        (object.isOffJob, object.isPassed) = (true, false)
        (object.attended, object.evidence) = (Hours(hundredths: 100), "E-1")
        (object.grade, object.order) = ("一等奖", 2)
        (object.project, object.session) = ("MP-1", "S-1")
        (object.status, object.recorder) = (.reversed, teacher)
        (object.approver, object.reason) = (teacher, "登记有误")
        return object
    }

    static var trainingSession: TrainingSession {
        var object = TrainingSession(
            id: SessionID("S-1"),
            unit: hetu,
            title: "研讨",
            first: autumn,
            last: winter,
            hours: Hours(hundredths: 200)
        )
        (object.level, object.form, object.place) = (.district, .concentrated, .inside)
        (object.dimension, object.category, object.module) = ("学科教学", "实践", "大单元")
        (object.programme, object.project, object.theme) = ("国培", "MP-1", "作业")
        (object.hasPlan, object.hasProcess, object.hasEvaluation) = (true, true, true)
        object.attendance = [.init(teacher: teacher, state: .sick)]
        return object
    }

    static var project: ModuleProject {
        var object = ModuleProject(id: ProjectID("MP-1"), unit: hetu, year: 2024, dimension: "学科教学")
        (object.theme, object.courses, object.halfDays) = ("识字", ["推门课", "讲座"], 4)
        (object.methods, object.hasFullStaff, object.panel) = (["同课异构"], true, [teacher])
        object.steps = [
            .init(status: .submitted, on: autumn, reason: nil),
            .init(status: .refused, on: winter, reason: "缺 课程 安排"),
        ]
        return object
    }

    static var closing: Closing {
        var object = Closing(
            id: ClosingID("PC-1"),
            unit: hetu,
            version: schemeKey,
            year: 2024,
            days: (autumn, winter),
            on: winter
        )
        (object.reopened, object.reason) = (winter, "漏登")
        return object
    }

    static var seal: Seal {
        var object = Seal(
            id: SealID("SL-1"),
            teacher: teacher,
            unit: hetu,
            version: schemeKey,
            year: 2024,
            settled: winter
        )
        (object.hours, object.credits, object.result) = (6_400, 618_000, .incomplete)
        (object.lacking, object.sealed, object.sealer) = ("学生管理 1h", winter, teacher)
        return object
    }

    static var certificate: Certificate {
        var object = Certificate(
            id: CertificateID("20240000022"),
            teacher: teacher,
            issued: autumn
        )
        (object.replaces, object.reason) = (CertificateID("20240000014"), "遗失")
        return object
    }

    static var integrity: IntegrityRecord {
        var object = IntegrityRecord(
            id: IntegrityID("IR-1"),
            teacher: teacher,
            programme: "国培2020",
            kind: .incomplete,
            on: autumn
        )
        (object.type, object.subject) = ("骨干", "语文")
        (object.specialReason, object.approver) = ("住院", teacher)
        return object
    }

    /// All of it, on top of the additions of format 1.
    static var ledgerAdditions: [Change] {
        var old = Certificate(id: CertificateID("20240000014"), teacher: teacher, issued: autumn)
        old.voided = winter
        return [
            .entry(Revised(before: nil, after: entry)),
            .session(Revised(before: nil, after: trainingSession)),
            .project(Revised(before: nil, after: project)),
            .closing(Revised(before: nil, after: closing)),
            .seal(Revised(before: nil, after: seal)),
            .certificate(Revised(before: nil, after: certificate)),
            .certificate(Revised(before: nil, after: old)),
            .integrity(Revised(before: nil, after: integrity)),
        ]
    }
}
