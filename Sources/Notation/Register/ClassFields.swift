package import Domain
import Grammar

/// The fields of a class; grade and printed name follow from the day.
package enum ClassFields {
    package static let all: [EntityField<SchoolClass>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "班级编号"), ClassID.self) { group, _ in
            .text(group.id.text)
        },
        .fixed(
            Label("unit", "单位"),
            Bilingual("the school", "所在学校"),
            \.unit,
            { it, _ in .of(it.unit) },
            reference: .unit
        ),
        .derived(
            Label("class-name", "班名"),
            Bilingual("the printed name that day: 三（1）班", "当日班名"),
            String.self
        ) { group, view in
            group.printedName(in: view).map { .text($0) } ?? .none
        },
        .derived(Label("grade", "年级"), Bilingual("the grade that day", "当日年级"), Grade.self) {
            group,
            view in
            group.grade(in: view)?.fieldValue ?? .none
        },
        .fixed(
            Label("entered", "入学年"),
            Bilingual("the year in whose September the cohort entered", "入学年份"),
            \.entered,
            { it, _ in .of(it.entered) }
        ),
        .fixed(
            Label("number", "班号"),
            Bilingual("its number in the cohort", "班号"),
            \.number,
            { it, _ in .of(it.number) }
        ),
        .dated(
            Label("homeroom", "班主任"),
            Bilingual("the homeroom teacher", "班主任"),
            \.homeroom,
            { .of($0.homeroom.at($1.day)) },
            reference: .teacher
        ),
        .fixed(
            Label("retired", "停用"),
            Bilingual("the last day on which it exists", "停用日期"),
            \.retired,
            { it, _ in .of(it.retired) }
        ),
        .revision,
    ]
}

extension SchoolClass {
    /// The grade on the view's day; nil where the class or its unit has none then.
    package func grade(in view: View) -> Grade? {
        guard let grades = view.register.units[unit]?.grades(on: view.day) else { return nil }
        return grade(on: view.day, in: grades)
    }

    /// 三（1）班 on the view's day.
    package func printedName(in view: View) -> String? {
        grade(in: view).map { ClassName(grade: $0, number: number).printed }
    }
}
