package import Domain
package import Grammar

extension Activity.Kind: NamedCase {
    package static var typeName: Label { Label("activity-kind", "活动类别") }

    package var label: Label {
        switch self {
        case .openDay: Label("open-day", "开放日")
        case .visit: Label("visit", "到校指导")
        case .contest: Label("contest", "竞赛")
        case .course: Label("course", "课程培训")
        case .survey: Label("survey", "问卷")
        case .inspection: Label("inspection", "督导检查")
        case .meeting: Label("meeting", "会议")
        }
    }
}

extension Activity.Form: NamedCase {
    package static var typeName: Label { Label("visit-form", "到校形式") }

    package var label: Label {
        switch self {
        case .observing: Label("observing", "听课")
        case .discussing: Label("discussing", "评课")
        case .talking: Label("talking", "上课")
        case .joining: Label("joining", "做课")
        }
    }
}

extension Lesson.Kind: NamedCase {
    package static var typeName: Label { Label("lesson-kind", "课型") }

    package var label: Label {
        switch self {
        case .ordinary: Label("ordinary", "常态课")
        case .research: Label("research", "研究课")
        case .demonstration: Label("demonstration", "示范课")
        case .report: Label("report-lesson", "汇报课")
        case .open: Label("open-lesson", "公开课")
        case .contest: Label("contest", "赛课")
        }
    }
}

extension Observation.Mode: NamedCase {
    package static var typeName: Label { Label("mode", "听课方式") }

    package var label: Label {
        switch self {
        case .collective: Label("collective", "集中")
        case .separate: Label("separate", "分散")
        }
    }
}

extension Evaluation.Phase: NamedCase {
    package static var typeName: Label { Label("phase", "评价时机") }

    package var label: Label {
        switch self {
        case .instant: Label("instant", "即时")
        case .followUp: Label("follow-up", "跟踪")
        }
    }
}

/// `一等奖:1`: how many entries of a contest get an award.
extension Activity.Award: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("award", "奖项"), shape: "一等奖:1")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    package static func read(_ text: String) throws(Refusal) -> Activity.Award {
        let parts = text.split(omittingEmptySubsequences: false) { ":：".contains($0) }
        guard parts.count == 2, !parts[0].isEmpty, let count = Decimals.natural(parts[1]),
            (1...1_000).contains(count)
        else { throw bad(text) }
        try TextNotation.check(String(parts[0]))
        return Activity.Award(name: String(parts[0]), count: count)
    }

    package var fieldValue: FieldValue { .text("\(name):\(count)") }
}
