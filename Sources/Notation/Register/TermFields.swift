package import Domain
import Grammar

/// The fields of a term.
package enum TermFields {
    package static let all: [EntityField<Domain.Term>] = [
        .derived(Label("id", "编号"), Bilingual("the key, unit/name", "学期编号"), String.self) { it, _ in
            .text(it.id.text)
        },
        .derived(Label("term", "学期"), Bilingual("its name", "学期名"), String.self) { it, _ in
            .text(it.id.name)
        },
        .derived(Label("unit", "单位"), Bilingual("whose term it is", "单位"), String.self) { it, _ in
            .text(it.id.unit.text)
        },
        .fixed(
            Label("from", "自"),
            Bilingual("the first day", "开始日期"),
            \.from,
            { it, _ in .of(it.from) }
        ),
        .fixed(Label("to", "至"), Bilingual("the last day", "结束日期"), \.to, { it, _ in .of(it.to) }),
        .fixedList(
            Label("holidays", "假日"),
            Bilingual("days or ranges without lessons", "假日"),
            \.holidays,
            { it, _ in .of(it.holidays) }
        ),
        .fixedList(
            Label("workdays", "调休"),
            Bilingual("weekend days that are worked", "调休上课日"),
            \.workdays,
            { it, _ in .of(it.workdays) }
        ),
        .fixed(
            Label("stated-weeks", "规定周数"),
            Bilingual("teaching weeks, where a rule fixes them", "规定的教学周数"),
            \.statedWeeks,
            { it, _ in .of(it.statedWeeks) }
        ),
        .derived(
            Label("weeks", "教学周"),
            Bilingual("teaching weeks", "教学周数"),
            Int.self,
            unit: "weeks"
        ) { it, _ in .integer(it.weekCount) },
        .revision,
    ]
}
