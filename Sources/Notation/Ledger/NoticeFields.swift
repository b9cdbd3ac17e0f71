package import Domain
package import Grammar

/// The fields of a notice to a sending unit (通报).
package enum NoticeFields {
    package static let all: [EntityField<SendingNotice>] = about + told + answer

    private static let about: [EntityField<SendingNotice>] = [
        .derived(Label("id", "编号"), Bilingual("the key", "通报编号"), NoticeID.self) { it, _ in
            .text(it.id.text)
        },
        .fixed(
            Label("unit", "单位"),
            Bilingual("the sending unit that was told", "被通报的派出单位"),
            \.unit,
            { it, _ in .of(it.unit) },
            reference: .unit
        ),
        .fixed(
            Label("from", "自"),
            Bilingual("the first day it is about", "通报期间起"),
            \.first,
            { it, _ in .of(it.first) }
        ),
        .fixed(
            Label("to", "至"),
            Bilingual("the last day it is about", "通报期间止"),
            \.last,
            { it, _ in .of(it.last) }
        ),
        .fixed(
            Label("programme", "培训项目"),
            Bilingual("only of this programme", "只限该培训项目"),
            \.programme,
            { it, _ in .of(it.programme) }
        ),
        .fixed(
            Label("session", "培训活动"),
            Bilingual("only of this session", "只限该场活动"),
            \.session,
            { it, _ in .of(it.session) }
        ),
    ]

    private static let told: [EntityField<SendingNotice>] = [
        .fixed(
            Label("on", "日期"),
            Bilingual("when the unit was told", "通报日期"),
            \.on,
            { it, _ in .of(it.on) }
        ),
        .fixed(
            Label("told", "告知"),
            Bilingual("whom at the unit: an office, a name", "告知对象：部门或姓名"),
            \.told,
            { it, _ in .of(it.told) }
        ),
        .fixed(
            Label("by", "通报人"),
            Bilingual("who told them", "通报人"),
            \.sender,
            { it, _ in .of(it.sender) },
            reference: .teacher
        ),
        .fixed(
            Label("means", "途径"),
            Bilingual("how: in writing, by telephone", "途径：书面、电话等"),
            \.means,
            { it, _ in .of(it.means) }
        ),
        .fixed(
            Label("held", "应到"),
            Bilingual("person-hours held for the unit's teachers, as told", "通报时应到人时"),
            \.heldHours,
            { it, _ in .of(it.heldHours) }
        ),
        .fixed(
            Label("attended", "实到"),
            Bilingual("person-hours that they were there, as told", "通报时实到人时"),
            \.attendedHours,
            { it, _ in .of(it.attendedHours) }
        ),
        .fixed(
            Label("absences", "缺勤"),
            Bilingual("who was away from which session, as told", "通报时的缺勤人员与活动"),
            \.list,
            { it, _ in .of(it.list) }
        ),
        .derived(Label("away", "缺勤次数"), Bilingual("how many absences", "缺勤人次"), Int.self) {
            it,
            _ in
            .integer(it.absences.count)
        },
    ]

    private static let answer: [EntityField<SendingNotice>] = [
        .fixed(
            Label("answered", "回复日期"),
            Bilingual("when the unit answered", "单位回复日期"),
            \.answered,
            { it, _ in .of(it.answered) }
        ),
        .fixed(
            Label("answer", "回复"),
            Bilingual("what the unit answered", "单位回复内容"),
            \.answer,
            { it, _ in .of(it.answer) }
        ),
        .revision,
    ]
}

extension SendingNotice {
    fileprivate var heldHours: HourTotal {
        get { HourTotal(hundredths: held) }
        set { held = newValue.hundredths }
    }

    fileprivate var attendedHours: HourTotal {
        get { HourTotal(hundredths: attended) }
        set { attended = newValue.hundredths }
    }

    fileprivate var list: AbsenceList? {
        get { absences.isEmpty ? nil : AbsenceList(items: absences) }
        set { absences = newValue?.items ?? [] }
    }
}

/// Absences as one word: `S-4:T001:sick,S-5:T014:absent`.
package struct AbsenceList: Hashable, Sendable {
    package let items: [SendingNotice.Absence]
}

extension AbsenceList: FieldConvertible {
    package static var valueType: ValueType {
        ValueType(Label("absences", "缺勤"), shape: "S-4:T001:sick,S-5:T014:absent")
    }

    package static var columnKind: ColumnSpec.Kind { .text }

    /// The most absences of one notice.
    package static let limit = 2_000

    /// Reads a session, a person and a state, parted by colons, one absence after the other.
    package static func read(_ text: String) throws(Refusal) -> AbsenceList {
        var items: [SendingNotice.Absence] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let words = part.split(separator: ":", omittingEmptySubsequences: false)
            guard words.count == 3, items.count < limit else { throw bad(text) }
            let absence = SendingNotice.Absence(
                session: try SessionID.read(String(words[0])),
                teacher: try PersonID.read(String(words[1])),
                state: try TrainingSession.State.read(String(words[2]))
            )
            guard !absence.state.isPresent else { throw bad(text) }
            items.append(absence)
        }
        return AbsenceList(items: items)
    }

    package var fieldValue: FieldValue {
        let texts = items.map {
            "\($0.session.text):\($0.teacher.text):\($0.state.label.english)"
        }
        return .text(texts.joined(separator: ","))
    }
}
