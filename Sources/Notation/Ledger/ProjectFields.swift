package import Domain
package import Grammar

/// The fields of a school's module project (校本研修模块项目).
package enum ProjectFields {
    package static let all: [EntityField<ModuleProject>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "项目编号"), ProjectID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("unit", "单位"),
            Bilingual("whose project it is", "申报学校"),
            \.unit,
            { it, _ in .of(it.unit) },
            reference: .unit
        ),
        .fixed(
            Label("year", "年度"),
            Bilingual("the account year", "年度"),
            \.year,
            { it, _ in .of(it.year) }
        ),
        .fixed(
            Label("dimension", "维度"),
            Bilingual("the dimension of its module", "所选维度"),
            \.dimension,
            { it, _ in .of(it.dimension) }
        ),
        .fixed(
            Label("theme", "主题"),
            Bilingual("the theme", "主题"),
            \.theme,
            { it, _ in .of(it.theme) }
        ),
        .fixedList(
            Label("courses", "课程"),
            Bilingual("the arrangement of courses", "课程安排"),
            \.courses,
            { it, _ in .of(it.courses) }
        ),
        .fixed(
            Label("half-days", "半天数"),
            Bilingual("half days of concentrated training", "集中研修半天数"),
            \.halfDays,
            { it, _ in .of(it.halfDays) }
        ),
        .fixedList(
            Label("methods", "方法"),
            Bilingual("the methods", "研修方法"),
            \.methods,
            { it, _ in .of(it.methods) }
        ),
        .flag(
            Label("full-staff", "全员"),
            Bilingual("whether all teachers take part", "是否全员参加"),
            \.hasFullStaff,
            { $0.hasFullStaff }
        ),
        .fixedList(
            Label("panel", "专家组"),
            Bilingual("those who decide on it", "审批专家"),
            \.panel,
            { it, _ in .of(it.panel) }
        ),
        .derived(
            Label("status", "状态"),
            Bilingual("how far it has come", "进度"),
            ModuleProject.Status.self
        ) { it, _ in .of(it.status) },
        .fixed(
            Label("steps", "经过"),
            Bilingual("each step with its day and reason", "各步日期与理由"),
            \.stepList,
            { it, _ in .of(it.stepList) }
        ),
        .revision,
    ]
}

extension ModuleProject {
    fileprivate var stepList: StepList? {
        get { steps.isEmpty ? nil : StepList(steps) }
        set { steps = newValue?.items ?? [] }
    }
}

/// Steps of a project: `2024-03-01 submitted; 2024-04-01 refused 缺课程`.
package struct StepList: Hashable, Sendable {
    package let items: [ModuleProject.Step]

    package init(_ items: [ModuleProject.Step]) {
        self.items = items
    }
}

extension StepList: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("steps", "经过"), shape: "\"2024-04-01 approved; …\"")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// Reads steps parted by semicolons, each a day, a status and perhaps a reason.
    package static func read(_ text: String) throws(Refusal) -> StepList {
        var items: [ModuleProject.Step] = []
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let words = part.split(separator: " ", maxSplits: 2)
            guard words.count >= 2 else { throw bad(text) }
            items.append(
                ModuleProject.Step(
                    status: try ModuleProject.Status.read(String(words[1])),
                    on: try Day.read(String(words[0])),
                    reason: words.count > 2 ? String(words[2]) : nil
                )
            )
        }
        return StepList(items)
    }

    package var fieldValue: FieldValue {
        let texts = items.map { step in
            "\(step.on) \(step.status.label.english)" + (step.reason.map { " \($0)" } ?? "")
        }
        return .text(texts.joined(separator: "; "))
    }
}

extension ModuleProject.Status: NamedCase {
    package static var typeName: Label { Label("project-status", "项目进度") }

    package var label: Label {
        switch self {
        case .draft: Label("draft", "草稿")
        case .submitted: Label("submitted", "已申报")
        case .presented: Label("presented", "已说明")
        case .approved: Label("approved", "已立项")
        case .refused: Label("refused", "未立项")
        case .upgraded: Label("upgraded", "已升级")
        }
    }
}
