import Domain
import Grammar
import Notation
import Schemes

/// The fields of an observation or a form that its instrument gives.
enum SheetFields {
    /// Those of objects that have a sheet, at `sheet`.
    static func all<Object: Entity>(
        _ sheet: @escaping @Sendable (Object) -> Sheet?
    ) -> [EntityField<Object>] {
        [
            .derived(
                Label("instrument", "量表"),
                Bilingual("the version by which it was scored", "评分所用量表版本"),
                String.self
            ) { object, _ in sheet(object).map { .text($0.instrument.text) } ?? .none },
            .derived(
                Label("items", "评分"),
                Bilingual("what each item got", "各项评分"),
                String.self
            ) { object, view in
                guard let sheet = sheet(object), let instrument = instrument(sheet, view) else {
                    return .none
                }
                return .text(ItemMarks.text(sheet.marks, of: instrument))
            },
            .derived(
                Label("score", "得分"),
                Bilingual("the total; none while a mark is missing", "总分，未评完为空"),
                Marks.self
            ) { object, view in
                guard let sheet = sheet(object),
                    let total = instrument(sheet, view)?.score(sheet.marks).total,
                    let rounded = total.rounded(places: 0)
                else { return .none }
                return .decimal(scaled: rounded, places: 2)
            },
            .derived(
                Label("missing", "缺项"),
                Bilingual("how many items are not marked", "未评项数"),
                Int.self
            ) { object, view in
                guard let sheet = sheet(object), let instrument = instrument(sheet, view) else {
                    return .none
                }
                guard case .incomplete(let items) = instrument.score(sheet.marks) else {
                    return .integer(0)
                }
                return .integer(items.count)
            },
        ]
    }

    private static func instrument(_ sheet: Sheet, _ view: View) -> Instrument? {
        Regulations(register: view.register, book: .shared).instrument(sheet.instrument)
    }
}
