package import Domain
import Grammar

/// The fields of one level's approval of a line of the ledger (逐级审核).
package enum ApprovalFields {
    package static let all: [EntityField<LedgerApproval>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "编号"), ApprovalID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("entry", "记录"),
            Bilingual("which line", "哪条记录"),
            \.entry,
            { it, _ in .of(it.entry) }
        ),
        .fixed(
            Label("level", "级别"),
            Bilingual("at which level", "审核级别"),
            \.level,
            { it, _ in .of(it.level) }
        ),
        .fixed(
            Label("by", "审核人"),
            Bilingual("who approved it", "审核人"),
            \.approver,
            { it, _ in .of(it.approver) },
            reference: .teacher
        ),
        .fixed(
            Label("on", "日期"),
            Bilingual("when", "审核日期"),
            \.on,
            { it, _ in .of(it.on) }
        ),
        .revision,
    ]
}
