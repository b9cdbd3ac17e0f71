package import Domain
package import Grammar

/// The fields of a training session (培训活动).
package enum SessionFields {
    package static let all: [EntityField<TrainingSession>] = what + axes + validity

    private static let what: [EntityField<TrainingSession>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "活动编号"), SessionID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("unit", "单位"),
            Bilingual("whose session it is", "组织单位"),
            \.unit,
            { it, _ in .of(it.unit) },
            reference: .unit
        ),
        .fixed(
            Label("title", "名称"),
            Bilingual("what it is called", "活动名称"),
            \.title,
            { it, _ in .of(it.title) }
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
        .fixed(
            Label("hours", "学时"),
            Bilingual("hours of each who is present", "每人学时"),
            \.hours,
            { it, _ in .of(it.hours) }
        ),
    ]

    private static let axes: [EntityField<TrainingSession>] = [
        .fixed(
            Label("level", "级别"),
            Bilingual("the level", "级别"),
            \.level,
            { it, _ in .of(it.level) }
        ),
        .fixed(Label("form", "方式"), Bilingual("the form", "方式"), \.form, { it, _ in .of(it.form) }),
        .fixed(
            Label("place", "地点"),
            Bilingual("in the district or outside it", "区域内外"),
            \.place,
            { it, _ in .of(it.place) }
        ),
        .fixed(
            Label("dimension", "维度"),
            Bilingual("the dimension", "维度"),
            \.dimension,
            { it, _ in .of(it.dimension) }
        ),
        .fixed(
            Label("category", "类别"),
            Bilingual("the category or content", "类别或内容"),
            \.category,
            { it, _ in .of(it.category) }
        ),
        .fixed(
            Label("module", "课程模块"),
            Bilingual("the course module", "课程模块"),
            \.module,
            { it, _ in .of(it.module) }
        ),
        .fixed(
            Label("programme", "培训项目"),
            Bilingual("the programme of which it is a part", "所属培训项目"),
            \.programme,
            { it, _ in .of(it.programme) }
        ),
        .fixed(
            Label("project", "模块项目"),
            Bilingual("the school's module project", "校本研修模块项目"),
            \.project,
            { it, _ in .of(it.project) }
        ),
    ]

    private static let validity: [EntityField<TrainingSession>] = [
        .fixed(
            Label("theme", "主题"),
            Bilingual("the theme", "主题"),
            \.theme,
            { it, _ in .of(it.theme) }
        ),
        .flag(
            Label("plan", "计划"),
            Bilingual("whether there is a plan", "有无计划"),
            \.hasPlan,
            { $0.hasPlan }
        ),
        .flag(
            Label("process", "过程"),
            Bilingual("whether the process is recorded", "有无过程记录"),
            \.hasProcess,
            { $0.hasProcess }
        ),
        .flag(
            Label("evaluation", "评价"),
            Bilingual("whether it was evaluated", "有无评价"),
            \.hasEvaluation,
            { $0.hasEvaluation }
        ),
        .fixed(
            Label("attendance", "考勤"),
            Bilingual("who was there, and why not", "考勤"),
            \.list,
            { it, _ in .of(it.list) }
        ),
        .derived(Label("present", "实到"), Bilingual("how many were there", "实到人数"), Int.self) {
            it,
            _ in
            .integer(it.attendance.count { $0.state.isPresent })
        },
        .derived(Label("away", "缺席"), Bilingual("how many were not", "缺席人数"), Int.self) { it, _ in
            .integer(it.attendance.count { !$0.state.isPresent })
        },
        .revision,
    ]
}

extension TrainingSession {
    fileprivate var list: AttendanceList? {
        get { attendance.isEmpty ? nil : AttendanceList(attendance) }
        set { attendance = newValue?.items ?? [] }
    }
}

/// Attendance as one word: `T001:present,T014:sick`.
package struct AttendanceList: Hashable, Sendable {
    package let items: [TrainingSession.Attendance]

    package init(_ items: [TrainingSession.Attendance]) {
        self.items = items
    }
}

extension AttendanceList: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("attendance", "考勤"), shape: "T001:present,T014:sick")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// The most people of one session.
    package static let limit = 2_000

    /// Reads people with their states, parted by commas; ordered by their keys.
    package static func read(_ text: String) throws(Refusal) -> AttendanceList {
        var items: [TrainingSession.Attendance] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let pair = part.split(separator: ":", omittingEmptySubsequences: false)
            guard pair.count == 2, items.count < limit else { throw bad(text) }
            items.append(
                TrainingSession.Attendance(
                    teacher: try PersonID.read(String(pair[0])),
                    state: try TrainingSession.State.read(String(pair[1]))
                )
            )
        }
        return AttendanceList(items.sorted { $0.teacher < $1.teacher })
    }

    package var fieldValue: FieldValue {
        .text(items.map { "\($0.teacher.text):\($0.state.label.english)" }.joined(separator: ","))
    }
}

extension TrainingSession.State: NamedCase {
    package static var typeName: Label { Label("attendance-state", "出勤") }

    package var label: Label {
        switch self {
        case .present: Label("present", "到")
        case .late: Label("late", "迟到")
        case .absent: Label("absent", "旷课")
        case .sick: Label("sick", "病假")
        case .official: Label("official", "公假")
        case .personal: Label("personal", "事假")
        case .maternity: Label("maternity", "产假")
        }
    }
}
