package import Domain
import Grammar

/// The fields of a dossier (学困生档案).
package enum DossierFields {
    package static let all: [EntityField<Dossier>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "档案编号"), DossierID.self) { it, _ in
            .text(it.id.text)
        },
        .derived(Label("pupil", "学生"), Bilingual("whose file it is", "学生编号"), PupilID.self) {
            it,
            _ in .text(it.pupil.text)
        },
        .derived(
            Label("pupil-name", "学生姓名"),
            Bilingual("the name; not for readers", "姓名，查询者不可见"),
            String.self
        ) { it, view in
            guard view.role > .reader, let name = view.register.pupils[it.pupil]?.name else {
                return .none
            }
            return .text(name)
        },
        .derived(Label("class", "班级"), Bilingual("the class that day", "当日班级"), ClassID.self) {
            it,
            view in
            view.register.pupils[it.pupil]?.schoolClass[view.day].map { .text($0.text) } ?? .none
        },
        .derived(Label("test", "测验"), Bilingual("the final that opened it", "建档的期末"), String.self) {
            it,
            _ in .text(it.test.text)
        },
        .fixedList(
            Label("subjects", "学科"),
            Bilingual("the subjects below the line", "未达标学科"),
            \.subjects,
            { it, _ in .of(it.subjects) }
        ),
        .derived(Label("opened", "建档"), Bilingual("since when it is open", "建档日期"), Day.self) {
            it,
            _ in it.opened.fieldValue
        },
        .derived(Label("closed", "结档"), Bilingual("since when it is closed", "结档日期"), Day.self) {
            it,
            _ in it.closed?.fieldValue ?? .none
        },
        .derived(
            Label("checks", "领导查看"),
            Bilingual("how often a leader looked", "领导查看次数"),
            Int.self
        ) { it, _ in .integer(it.checks.count) },
        .revision,
    ]
}
