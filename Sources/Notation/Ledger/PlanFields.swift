package import Domain
package import Grammar

/// The fields of a study plan (个人发展目标与学习计划).
package enum PlanFields {
    package static let all: [EntityField<StudyPlan>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "计划编号"), PlanID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("teacher", "教师"),
            Bilingual("who", "教师"),
            \.teacher,
            { it, _ in .of(it.teacher) },
            reference: .teacher
        ),
        .fixed(
            Label("kind", "类别"),
            Bilingual("for how long it is made", "五年、年度或学期"),
            \.kind,
            { it, _ in .of(it.kind) }
        ),
        .fixed(
            Label("from", "自"),
            Bilingual("its first day", "开始日期"),
            \.first,
            { it, _ in .of(it.first) }
        ),
        .fixed(
            Label("to", "至"),
            Bilingual("its last day", "结束日期"),
            \.last,
            { it, _ in .of(it.last) }
        ),
        .fixedList(
            Label("goals", "目标"),
            Bilingual("the goals", "发展目标"),
            \.goals,
            { it, _ in .of(it.goals) }
        ),
        .fixed(
            Label("study", "学习安排"),
            Bilingual("how they are to be reached", "学习计划"),
            \.study,
            { it, _ in .of(it.study) }
        ),
        .derived(
            Label("status", "状态"),
            Bilingual("how far it has come", "进度"),
            StudyPlan.Status.self
        ) { it, _ in .of(it.status) },
        .fixed(
            Label("reviews", "评价记录"),
            Bilingual("what reviews said of each goal", "各目标的评价"),
            \.reviewList,
            { it, _ in .of(it.reviewList) }
        ),
        .revision,
    ]
}

extension StudyPlan.Kind: NamedCase {
    package static var typeName: Label { Label("plan-kind", "计划类别") }

    package var label: Label {
        switch self {
        case .fiveYear: Label("five-year", "五年")
        case .year: Label("yearly", "年度")
        case .term: Label("termly", "学期")
        }
    }
}

extension StudyPlan.Status: NamedCase {
    package static var typeName: Label { Label("plan-status", "计划进度") }

    package var label: Label {
        switch self {
        case .open: Label("open", "进行中")
        case .underReview: Label("under-review", "评价中")
        case .concluded: Label("concluded", "已评价")
        }
    }
}

extension StudyPlan.Review.Stage: NamedCase {
    package static var typeName: Label { Label("review-stage", "评价阶段") }

    package var label: Label {
        switch self {
        case .process: Label("process", "过程性")
        case .final: Label("final", "终结性")
        }
    }
}

extension StudyPlan {
    fileprivate var reviewList: ReviewList? {
        get { reviews.isEmpty ? nil : ReviewList(items: reviews) }
        set { reviews = newValue?.items ?? [] }
    }
}

/// Reviews of a plan: `2024-12-20 final 1 已完成; …`.
package struct ReviewList: Hashable, Sendable {
    package let items: [StudyPlan.Review]
}

extension ReviewList: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("reviews", "评价记录"), shape: "\"2024-12-20 final 1 …; …\"")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// Reads reviews parted by semicolons: a day, a stage, the goal's number, perhaps a text.
    package static func read(_ text: String) throws(Refusal) -> ReviewList {
        var items: [StudyPlan.Review] = []
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            let words = part.split(separator: " ", maxSplits: 3)
            guard words.count >= 3, let goal = Decimals.natural(words[2]), goal > 0 else {
                throw bad(text)
            }
            items.append(
                StudyPlan.Review(
                    goal: goal,
                    stage: try StudyPlan.Review.Stage.read(String(words[1])),
                    on: try Day.read(String(words[0])),
                    text: words.count > 3 ? String(words[3]) : nil
                )
            )
        }
        return ReviewList(items: items)
    }

    package var fieldValue: FieldValue {
        let texts = items.map { review in
            "\(review.on) \(review.stage.label.english) \(review.goal)"
                + (review.text.map { " \($0)" } ?? "")
        }
        return .text(texts.joined(separator: "; "))
    }
}
