package import Domain
import Grammar

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
