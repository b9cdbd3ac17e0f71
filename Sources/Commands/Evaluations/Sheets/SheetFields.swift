import Domain
import Grammar
import Notation
import Schemes

/// The fields of an observation or a form that its instrument gives.
enum SheetFields {
    /// Those of objects that have a sheet, at `sheet`; its marks only where they may be told.
    ///
    /// `key` is the instrument also of those that have something else.
    static func all<Object: Entity>(
        _ sheet: @escaping @Sendable (Object) -> Sheet?,
        key: (@Sendable (Object) -> InstrumentKey?)? = nil,
        isTold: @escaping @Sendable (Object, Role) -> Bool = { _, _ in true }
    ) -> [EntityField<Object>] {
        let key: @Sendable (Object) -> InstrumentKey? = key ?? { sheet($0)?.instrument }
        let marked = { @Sendable (object: Object, view: View) -> (Sheet, Instrument)? in
            guard isTold(object, view.role), let sheet = sheet(object),
                let instrument = instrument(sheet, view)
            else { return nil }
            return (sheet, instrument)
        }
        return fields(key, marked)
    }

    private static func fields<Object: Entity>(
        _ key: @escaping @Sendable (Object) -> InstrumentKey?,
        _ marked: @escaping @Sendable (Object, View) -> (Sheet, Instrument)?
    ) -> [EntityField<Object>] {
        [
            .derived(
                Label("instrument", "量表"),
                Bilingual("the version by which it was scored", "评分所用量表版本"),
                String.self
            ) { object, _ in key(object).map { .text($0.text) } ?? .none },
            .derived(
                Label("items", "评分"),
                Bilingual("what each item got", "各项评分"),
                String.self
            ) { object, view in
                guard let (sheet, instrument) = marked(object, view) else { return .none }
                return .text(ItemMarks.text(sheet.marks, of: instrument))
            },
            .derived(
                Label("score", "得分"),
                Bilingual("the total; none while a mark is missing", "总分，未评完为空"),
                Marks.self
            ) { object, view in
                guard let (sheet, instrument) = marked(object, view),
                    let total = instrument.score(sheet.marks).total,
                    let rounded = total.rounded(places: 0)
                else { return .none }
                return .decimal(scaled: rounded, places: 2)
            },
            .derived(
                Label("missing", "缺项"),
                Bilingual("how many items are not marked", "未评项数"),
                Int.self
            ) { object, view in
                guard let (sheet, instrument) = marked(object, view) else { return .none }
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
