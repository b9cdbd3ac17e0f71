package import Domain
package import Grammar

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
