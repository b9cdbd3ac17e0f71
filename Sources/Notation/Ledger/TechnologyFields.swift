package import Domain
package import Grammar

/// The fields of a technology course (教育技术能力培训).
package enum TechnologyFields {
    package static let all: [EntityField<TechnologyCourse>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "编号"), TechnologyID.self) { it, _ in
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
            Label("process", "过程评价"),
            Bilingual("the process evaluation", "过程性评价"),
            \.process,
            { it, _ in .of(it.process) }
        ),
        .fixed(
            Label("exam", "考试"),
            Bilingual("the examination", "考试"),
            \.exam,
            { it, _ in .of(it.exam) }
        ),
        .fixed(
            Label("certificate", "证书"),
            Bilingual("a certificate that may stand for the examination", "可免试的证书"),
            \.certificate,
            { it, _ in .of(it.certificate) }
        ),
        .fixed(
            Label("certified", "取证"),
            Bilingual("when it was given", "取证日期"),
            \.certified,
            { it, _ in .of(it.certified) }
        ),
        .revision,
    ]
}

/// `2024-05-01:passed`, `2024-05-01:failed`.
extension TechnologyCourse.Outcome: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("outcome", "考核结果"), shape: "2024-05-01:passed|failed")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    package static func read(_ text: String) throws(Refusal) -> Self {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw bad(text) }
        return Self(
            isPassed: try PassResult.read(String(parts[1])) == .passed,
            on: try Day.read(String(parts[0]))
        )
    }

    package var fieldValue: FieldValue { .text("\(on):\(PassResult(isPassed).rawValue)") }
}

/// Passed or not.
package enum PassResult: String, NamedCase {
    case passed
    case failed

    package static var typeName: Label { Label("pass-result", "合格与否") }

    package var label: Label {
        switch self {
        case .passed: Label("passed", "合格")
        case .failed: Label("failed", "不合格")
        }
    }

    package init(_ isPassed: Bool) {
        self = isPassed ? .passed : .failed
    }
}
