package import Domain
import Grammar

/// The fields of a pupil; a reader sees no name.
package enum PupilFields {
    package static let all: [EntityField<Pupil>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "学生编号"), PupilID.self) { it, _ in
            .text(it.id.text)
        },
        name,
        .dated(
            Label("class", "班级"),
            Bilingual("the class; unset once the pupil has left", "所在班级，离校后为空"),
            \.schoolClass,
            { it, view in .of(it.schoolClass.at(view.day)) },
            reference: .schoolClass
        ),
        .derived(
            Label("class-name", "班名"),
            Bilingual("the printed name of the class that day", "当日班名"),
            String.self
        ) { it, view in
            let name = it.schoolClass[view.day].flatMap {
                view.register.classes[$0]?.printedName(in: view)
            }
            return name.map { .text($0) } ?? .none
        },
        .revision,
    ]

    /// The name, which only a recorder and above may read.
    private static let name = EntityField<Pupil>.fixed(
        Label("name", "姓名"),
        Bilingual("the name, where the school gives one; not for readers", "姓名，查询者不可见"),
        \.name,
        { it, view in view.role > .reader ? .of(it.name) : .none }
    )
}
