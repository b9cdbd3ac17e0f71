package import Domain
package import Grammar

/// The fields of closed account years (结账).
package enum ClosingFields {
    package static let all: [EntityField<Closing>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "结账编号"), ClosingID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("unit", "单位"),
            Bilingual("for which unit, and all below it", "单位（含下属）"),
            \.unit,
            { it, _ in .of(it.unit) },
            reference: .unit
        ),
        .fixed(
            Label("scheme", "方案"),
            Bilingual("the version under which it was settled", "结算所依方案版本"),
            \.version,
            { it, _ in .of(it.version) }
        ),
        .fixed(
            Label("year", "年度"),
            Bilingual("the account year", "年度"),
            \.year,
            { it, _ in .of(it.year) }
        ),
        .fixed(
            Label("from", "自"),
            Bilingual("its first day", "起"),
            \.first,
            { it, _ in .of(it.first) }
        ),
        .fixed(Label("to", "至"), Bilingual("its last day", "止"), \.last, { it, _ in .of(it.last) }),
        .fixed(
            Label("on", "日期"),
            Bilingual("when it was closed", "结账日期"),
            \.on,
            { it, _ in .of(it.on) }
        ),
        .fixed(
            Label("reopened", "重开"),
            Bilingual("since when it is open again", "重开日期"),
            \.reopened,
            { it, _ in .of(it.reopened) }
        ),
        .fixed(
            Label("reason", "理由"),
            Bilingual("why it was reopened", "重开理由"),
            \.reason,
            { it, _ in .of(it.reason) }
        ),
        .revision,
    ]
}

/// The fields of a teacher's settled figures and the seal on them (验印).
package enum SealFields {
    package static let all: [EntityField<Seal>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "编号"), SealID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("teacher", "教师"),
            Bilingual("whose figures", "教师"),
            \.teacher,
            { it, _ in .of(it.teacher) },
            reference: .teacher
        ),
        .fixed(
            Label("unit", "单位"),
            Bilingual("the unit then", "当时单位"),
            \.unit,
            { it, _ in .of(it.unit) },
            reference: .unit
        ),
        .fixed(
            Label("scheme", "方案"),
            Bilingual("the version under which they were settled", "结算所依方案版本"),
            \.version,
            { it, _ in .of(it.version) }
        ),
        .fixed(
            Label("year", "年度"),
            Bilingual("the account year", "年度"),
            \.year,
            { it, _ in .of(it.year) }
        ),
        .fixed(
            Label("hours", "学时"),
            Bilingual("hours", "学时"),
            \.shownHours,
            { it, _ in .of(it.shownHours) }
        ),
        .fixed(
            Label("credits", "学分"),
            Bilingual("credits", "学分"),
            \.shownCredits,
            { it, _ in .of(it.shownCredits) }
        ),
        .fixed(
            Label("result", "结论"),
            Bilingual("how the teacher stood", "完成情况"),
            \.result,
            { it, _ in .of(it.result) }
        ),
        .fixed(
            Label("lacking", "缺项"),
            Bilingual("what was lacking", "缺项"),
            \.lacking,
            { it, _ in .of(it.lacking) }
        ),
        .fixed(
            Label("settled", "结算"),
            Bilingual("when they were settled", "结算日期"),
            \.settled,
            { it, _ in .of(it.settled) }
        ),
        .fixed(
            Label("sealed", "验印"),
            Bilingual("when they were sealed", "验印日期"),
            \.sealed,
            { it, _ in .of(it.sealed) }
        ),
        .fixed(
            Label("by", "验印人"),
            Bilingual("who sealed them", "验印人"),
            \.sealer,
            { it, _ in .of(it.sealer) },
            reference: .teacher
        ),
        .fixed(
            Label("figures", "明细"),
            Bilingual("every figure, kept when the year was closed", "结账时留存的全部数字"),
            \.figures,
            { it, _ in .of(it.figures) }
        ),
        .revision,
    ]
}

extension Seal {
    fileprivate var shownHours: HourTotal {
        get { HourTotal(hundredths: hours) }
        set { hours = newValue.hundredths }
    }

    fileprivate var shownCredits: CreditTotal {
        get { CreditTotal(tenThousandths: credits) }
        set { credits = newValue.tenThousandths }
    }
}

extension Seal.Result: NamedCase {
    package static var typeName: Label { Label("seal-result", "完成情况") }

    package var label: Label {
        switch self {
        case .complete: Label("complete", "完成")
        case .incomplete: Label("incomplete", "未完成")
        case .open: Label("open", "未定")
        }
    }
}

extension SchemeVersion.Key: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("scheme-version", "方案版本"), shape: "hetu@1")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    package static func read(_ text: String) throws(Refusal) -> SchemeVersion.Key {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Decimals.natural(parts[1]), number > 0 else {
            throw bad(text)
        }
        return SchemeVersion.Key(scheme: try SchemeID.read(String(parts[0])), version: number)
    }

    package var fieldValue: FieldValue { .text(text) }
}

/// The fields of a certificate of continuing education (继续教育证书).
package enum CertificateFields {
    package static let all: [EntityField<Certificate>] = [
        .derived(
            Label("id", "编号"),
            Bilingual("the number, with its check digit", "证书编号（含校验码）"),
            CertificateID.self
        ) { it, _ in .text(it.id.text) },
        .fixed(
            Label("teacher", "教师"),
            Bilingual("whose it is", "教师"),
            \.teacher,
            { it, _ in .of(it.teacher) },
            reference: .teacher
        ),
        .derived(
            Label("holder", "保管学校"),
            Bilingual("the school that holds it that day", "当日保管学校"),
            UnitID.self
        ) { it, view in .of(view.register.persons[it.teacher]?.unit.at(view.day)) },
        .fixed(
            Label("issued", "发证"),
            Bilingual("when it was issued", "发证日期"),
            \.issued,
            { it, _ in .of(it.issued) }
        ),
        .fixed(
            Label("voided", "作废"),
            Bilingual("since when it is void", "作废日期"),
            \.voided,
            { it, _ in .of(it.voided) }
        ),
        .fixed(
            Label("replaces", "替换"),
            Bilingual("the one whose place it took", "所替换的证书"),
            \.replaces,
            { it, _ in .of(it.replaces) }
        ),
        .fixed(
            Label("reason", "理由"),
            Bilingual("why it is void", "作废理由"),
            \.reason,
            { it, _ in .of(it.reason) }
        ),
        .revision,
    ]
}

/// The fields of a participation on the integrity file (培训诚信档案).
package enum IntegrityFields {
    package static let all: [EntityField<IntegrityRecord>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "记录编号"), IntegrityID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("teacher", "教师"),
            Bilingual("who took part", "教师"),
            \.teacher,
            { it, _ in .of(it.teacher) },
            reference: .teacher
        ),
        .fixed(
            Label("programme", "培训项目"),
            Bilingual("the programme", "培训项目"),
            \.programme,
            { it, _ in .of(it.programme) }
        ),
        .fixed(
            Label("type", "项目类型"),
            Bilingual("the programme's type", "项目类型"),
            \.type,
            { it, _ in .of(it.type) }
        ),
        .fixed(
            Label("subject", "学科"),
            Bilingual("the programme's subject", "学科"),
            \.subject,
            { it, _ in .of(it.subject) }
        ),
        .fixed(
            Label("kind", "情形"),
            Bilingual("how it ended", "参训结果"),
            \.kind,
            { it, _ in .of(it.kind) }
        ),
        .fixed(
            Label("on", "日期"),
            Bilingual("the day of the decision", "认定日期"),
            \.on,
            { it, _ in .of(it.on) }
        ),
        .fixed(
            Label("special", "特殊情况"),
            Bilingual("the special reason", "特殊情况"),
            \.specialReason,
            { it, _ in .of(it.specialReason) }
        ),
        .fixed(
            Label("approver", "批准人"),
            Bilingual("who approved the special reason", "特殊情况批准人"),
            \.approver,
            { it, _ in .of(it.approver) },
            reference: .teacher
        ),
        .derived(
            Label("banned-to", "禁训至"),
            Bilingual("the last day of the ban from national programmes", "国培禁训截止日"),
            Day.self
        ) { it, view in .of(view.rules?.banEnd(of: it)) },
        .revision,
    ]
}

extension IntegrityRecord.Kind: NamedCase {
    package static var typeName: Label { Label("integrity-kind", "参训结果") }

    package var label: Label {
        switch self {
        case .completed: Label("completed", "已结业")
        case .absent: Label("not-attended", "未参训")
        case .dismissed: Label("dismissed", "被劝退")
        case .incomplete: Label("not-completed", "未结业")
        }
    }
}
