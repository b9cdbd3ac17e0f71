package import Domain
import Grammar

/// The fields of a person.
package enum PersonFields {
    package static let all: [EntityField<Person>] = identity + service + derived

    private static let identity: [EntityField<Person>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "人员编号"), PersonID.self) { person, _ in
            .text(person.id.text)
        },
        .dated(
            Label("name", "姓名"),
            Bilingual("the name", "姓名"),
            \.name,
            { .of($0.name.at($1.day)) }
        ),
        .dated(
            Label("unit", "单位"),
            Bilingual("the unit in which the person works", "所在单位"),
            \.unit,
            { .of($0.unit.at($1.day)) },
            reference: .unit
        ),
        .fixed(Label("sex", "性别"), Bilingual("the sex", "性别"), \.sex, { it, _ in .of(it.sex) }),
        .fixed(
            Label("born", "出生"),
            Bilingual("date of birth, to the day, month or year", "出生日期，可只到年月"),
            \.born,
            { it, _ in .of(it.born) }
        ),
        .fixed(
            Label("started", "参加工作"),
            Bilingual("first day of service as a teacher", "参加教育工作日期"),
            \.started,
            { it, _ in .of(it.started) }
        ),
    ]

    private static let service: [EntityField<Person>] = [
        .list(
            Label("subjects", "学科"),
            Bilingual("subjects taught", "任教学科"),
            \.subjects,
            { .of($0.subjects.at($1.day)) }
        ),
        .dated(
            Label("category", "教师类别"),
            Bilingual("backbone, young or mature (D01)", "骨干、青年或成熟型（D01）"),
            \.category,
            { .of($0.category.at($1.day)) }
        ),
        .dated(
            Label("post", "岗位"),
            Bilingual("the post", "岗位"),
            \.post,
            { .of($0.post.at($1.day)) }
        ),
        .dated(
            Label("establishment", "编制"),
            Bilingual("on the establishment or hired", "编制性质"),
            \.establishment,
            { .of($0.establishment.at($1.day)) }
        ),
        .dated(
            Label("degree", "学历"),
            Bilingual("the highest degree", "最高学历"),
            \.degree,
            { .of($0.degree.at($1.day)) }
        ),
        .dated(
            Label("major", "专业"),
            Bilingual("the subject of the degree", "所学专业"),
            \.major,
            { .of($0.major.at($1.day)) }
        ),
        .dated(
            Label("title", "职称"),
            Bilingual("the professional title", "职称"),
            \.title,
            { .of($0.title.at($1.day)) }
        ),
        .list(
            Label("honours", "荣誉称号"),
            Bilingual("honours held, with their level", "荣誉称号及级别"),
            \.honours,
            { .of($0.honours.at($1.day)) }
        ),
        .dated(
            Label("leave", "请假"),
            Bilingual("leave; the person stays in post", "请假，仍在岗"),
            \.leave,
            { .of($0.leave.at($1.day)) }
        ),
    ]

    private static let derived: [EntityField<Person>] = [
        .derived(
            Label("roles", "职务"),
            Bilingual("roles held that day, with their scope", "当日职务"),
            [String].self
        ) { person, view in
            let roles = person.roles.filter { $0.holds(on: view.day) }.map(\.text)
            return roles.isEmpty ? .none : .list(roles)
        },
        .derived(
            Label("age", "年龄"),
            Bilingual("completed years of age that day", "周岁"),
            Int.self,
            unit: "years"
        ) { person, view in years(person.born, view.day) },
        .derived(
            Label("teaching-age", "教龄"),
            Bilingual("completed years of service that day", "教龄（周年）"),
            Int.self,
            unit: "years"
        ) { person, view in years(person.started, view.day) },
        .fixed(
            Label("retired", "离岗"),
            Bilingual("the last day in post", "离岗日期"),
            \.retired,
            { it, _ in .of(it.retired) }
        ),
        .revision,
    ]

    /// Completed years, as one number or the two between which it lies.
    private static func years(_ start: PartialDate?, _ day: Day) -> FieldValue {
        guard let start else { return .none }
        let years = start.completedYears(until: day)
        return years.lowerBound == years.upperBound
            ? .integer(years.lowerBound) : .between(years.lowerBound, years.upperBound)
    }
}

extension Person.RoleHolding {
    /// `leader:语文`, or the role alone.
    package var text: String {
        scope.map { "\(role.label.english):\($0)" } ?? role.label.english
    }
}
