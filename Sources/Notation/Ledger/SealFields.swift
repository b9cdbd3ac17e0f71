package import Domain
package import Grammar

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
