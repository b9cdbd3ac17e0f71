package import Domain
import Grammar

/// The fields of a course of the catalogue (课程资源目录).
package enum CourseFields {
    package static let all: [EntityField<CatalogueCourse>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "目录编号"), CourseID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("unit", "单位"),
            Bilingual("who offers it", "提供单位"),
            \.unit,
            { it, _ in .of(it.unit) },
            reference: .unit
        ),
        .fixed(
            Label("title", "名称"),
            Bilingual("what it is called", "课程名称"),
            \.title,
            { it, _ in .of(it.title) }
        ),
        .flag(
            Label("local", "地方课程"),
            Bilingual("whether it is a local one, outside the catalogue", "是否目录外的地方课程"),
            \.isLocal,
            { $0.isLocal }
        ),
        .fixed(
            Label("year", "年度"),
            Bilingual("for which year; any unless given", "年度，默认不限"),
            \.year,
            { it, _ in .of(it.year) }
        ),
        .fixed(
            Label("topic", "专题"),
            Bilingual("of which topic", "所属专题"),
            \.topic,
            { it, _ in .of(it.topic) }
        ),
        .fixed(
            Label("level", "级别"),
            Bilingual("its level", "级别"),
            \.level,
            { it, _ in .of(it.level) }
        ),
        .fixed(
            Label("form", "方式"),
            Bilingual("how it is held", "培训方式"),
            \.form,
            { it, _ in .of(it.form) }
        ),
        .fixed(
            Label("hours", "学时"),
            Bilingual("its hours", "学时"),
            \.hours,
            { it, _ in .of(it.hours) }
        ),
        .fixed(
            Label("dimension", "维度"),
            Bilingual("the dimension", "维度"),
            \.dimension,
            { it, _ in .of(it.dimension) }
        ),
        .fixed(
            Label("type", "项目类型"),
            Bilingual("the type, which is not to be repeated", "项目类型"),
            \.type,
            { it, _ in .of(it.type) }
        ),
        .fixed(
            Label("subject", "学科"),
            Bilingual("the subject", "学科"),
            \.subject,
            { it, _ in .of(it.subject) }
        ),
        .fixed(
            Label("places", "名额"),
            Bilingual("how many may take it; any number unless given", "名额，默认不限"),
            \.places,
            { it, _ in .of(it.places) }
        ),
        .fixed(
            Label("on", "日期"),
            Bilingual("the first day", "开始日期"),
            \.first,
            { it, _ in .of(it.first) }
        ),
        .fixed(
            Label("to", "至"),
            Bilingual("the last day", "结束日期"),
            \.last,
            { it, _ in .of(it.last) }
        ),
        .derived(
            Label("taken", "已占"),
            Bilingual("places that are taken", "已占名额"),
            Int.self
        ) { it, view in .integer(view.taken(it.id).count) },
        .derived(
            Label("waiting", "候补"),
            Bilingual("how many wait", "候补人数"),
            Int.self
        ) { it, view in .integer(view.waiting(it.id).count) },
        .revision,
    ]
}

extension View {
    /// The applications that hold a place of the course, or ask for one.
    package func taken(_ course: CourseID) -> [Application] {
        standing(course).filter { $0.status != .waiting }
    }

    /// Those that wait, in the order in which they came.
    package func waiting(_ course: CourseID) -> [Application] {
        standing(course).filter { $0.status == .waiting }.sorted { left, right in
            (left.on, left.id.text.utf8.count, left.id)
                < (right.on, right.id.text.utf8.count, right.id)
        }
    }

    private func standing(_ course: CourseID) -> [Application] {
        register.index.applicationsByCourse[course].compactMap { register.applications[$0] }
            .filter(\.status.isStanding)
    }
}
