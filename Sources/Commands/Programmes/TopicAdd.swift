import Domain
import Grammar
import Notation

/// `topic add`: sets a topic of training for a year.
enum TopicAdd {
    private static let further: Set<String> = ["objective", "content", "form", "assessment"]

    static let command = Command.update(
        [Label("topic", "专题"), Label("add", "发布")],
        Bilingual("Sets a topic of training for a year.", "发布年度培训专题。"),
        Parameter<UnitID>.keyword(
            Label("unit", "单位"),
            Reading<UnitID>.unit,
            Bilingual("who sets it", "发布单位")
        ),
        Parameter<Int>.keyword(
            Label("year", "年度"),
            Reading<Int>.value,
            Bilingual("for which year", "年度")
        ),
        Parameter<String>.keyword(
            Label("title", "名称"),
            Reading<String>.value,
            Bilingual("what it is called", "专题名称")
        ),
        Descriptions.topic.assignments { further.contains($0.name.english) },
        Parameter<TopicID?>.optional(
            Label("id", "编号"),
            Reading<TopicID>.value,
            Bilingual("its key; made unless given", "编号，默认自动生成")
        ),
        source: "A17",
        examples: [
            "topic add unit=daoli year=2024 title=作业设计 objective=减负增效 "
                + "form=concentrated assessment=提交作业设计一份"
        ]
    ) { context, unit, year, title, assignments, id throws(Refusal) in
        try ReferenceCheck.check(year: year)
        let register = context.register
        let same = register.topics.first {
            id == nil && $0.unit == unit && $0.year == year && $0.title == title
        }
        let (key, step) = register.newKey(id ?? same?.id, prefix: "YT")
        var topic = YearlyTopic(id: key, unit: unit, year: year, title: title)
        try Descriptions.topic.assign(assignments, to: &topic, .initial)
        var proposal = try Descriptions.topic.added(topic, in: context)
        if let step, !proposal.changes.isEmpty { proposal.changes.append(.counter(step)) }
        return proposal
    }
}
