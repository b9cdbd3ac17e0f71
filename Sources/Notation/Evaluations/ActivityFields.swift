package import Domain
import Grammar

/// The fields of an activity (活动).
package enum ActivityFields {
    package static let all: [EntityField<Activity>] = identity + contents + forms + rounds

    private static let identity: [EntityField<Activity>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "活动编号"), ActivityID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("kind", "类别"),
            Bilingual("open-day, visit, contest, course, survey, inspection, meeting", "活动类别"),
            \.kind,
            { it, _ in .of(it.kind) }
        ),
        .fixed(
            Label("unit", "单位"),
            Bilingual("where it is held, or whom it is for", "举办或所到单位"),
            \.unit,
            { it, _ in .of(it.unit) },
            reference: .unit
        ),
        .fixed(
            Label("on", "日期"),
            Bilingual("the first day", "开始日期"),
            \.on,
            { it, _ in .of(it.on) }
        ),
        .fixed(
            Label("to", "至"),
            Bilingual("the last day, where it takes several", "结束日期"),
            \.to,
            { it, _ in .of(it.to) }
        ),
        .fixed(
            Label("name", "名称"),
            Bilingual("what it is called", "活动名称"),
            \.name,
            { it, _ in .of(it.name) }
        ),
    ]

    private static let contents: [EntityField<Activity>] = [
        .fixed(
            Label("place", "地点"),
            Bilingual("where", "地点"),
            \.place,
            { it, _ in .of(it.place) }
        ),
        .fixed(
            Label("subject", "科目"),
            Bilingual("the subject, or the kindergarten's field", "科目或领域"),
            \.subject,
            { it, _ in .of(it.subject) }
        ),
        .fixedList(
            Label("people", "参与人"),
            Bilingual("who comes or gives it, by their keys", "到校或主讲人员编号"),
            \.people,
            { it, _ in .of(it.people) }
        ),
        .fixedList(
            Label("forms", "形式"),
            Bilingual("what visitors do: observing, discussing, talking, joining", "听课、评课、上课、做课"),
            \.forms,
            { it, _ in .of(it.forms) }
        ),
        .derived(
            Label("lessons", "课次"),
            Bilingual("how many lessons belong to it", "所属课次"),
            Int.self
        ) { it, view in .integer(view.register.index.lessonsByActivity.count(at: it.id)) },
    ]

    private static let forms: [EntityField<Activity>] = [
        .fixed(
            Label("invited", "应答人数"),
            Bilingual("how many were to fill in a form", "应填评价表人数"),
            \.invited,
            { it, _ in .of(it.invited) }
        ),
        .fixed(
            Label("instrument", "量表"),
            Bilingual("by which a contest's lessons are scored", "竞赛所用量表"),
            \.instrument,
            { it, _ in .of(it.instrument) }
        ),
        .fixed(
            Label("eligible", "参赛条件"),
            Bilingual("who may enter, as a condition on teachers", "参赛教师条件"),
            \.eligible,
            { it, _ in .of(it.eligible) }
        ),
        .fixedList(
            Label("awards", "奖项"),
            Bilingual("the awards and how many of each, the highest first", "各奖项名额，从高到低"),
            \.awards,
            { it, _ in .of(it.awards) }
        ),
    ]

    private static let rounds: [EntityField<Activity>] = [
        .fixed(
            Label("follows", "上一轮"),
            Bilingual("the contest's round before this one", "上一轮竞赛活动"),
            \.follows,
            { it, _ in .of(it.follows) }
        ),
        .fixed(
            Label("advance", "晋级名额"),
            Bilingual("how many go on to the next round", "晋级下一轮的名额"),
            \.advance,
            { it, _ in .of(it.advance) }
        ),
        .fixed(
            Label("carry", "上轮占比"),
            Bilingual("what the round before counts in this one's total", "上一轮得分在本轮总分中的比重"),
            \.carry,
            { it, _ in .of(it.carry) }
        ),
        .revision,
    ]
}
