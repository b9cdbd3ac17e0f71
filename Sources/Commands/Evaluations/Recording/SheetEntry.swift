import Domain
import Grammar
import Notation
import Schemes

/// The marks of an observation, as statements give them.
struct SheetEntry: Sendable {
    private let instrument: BoundArguments.Value?
    private let items: BoundArguments.Value?

    var isGiven: Bool { items != nil }

    /// The query that lists what is to be marked, by the form that was named.
    func form(of id: ObservationID) -> String {
        "observation form \(id.text)" + (instrument.map { " instrument=\($0.text)" } ?? "")
    }

    static let parameter: Parameter<SheetEntry> = {
        let items = Parameter<BoundArguments.Value?>.optional(
            Label("items", "评分"),
            Reading(
                ValueType(Label("item-marks", "各项评分"), shape: "\"目标:5 内容:4\"")
            ) { value, _ throws(Refusal) in value },
            Bilingual(
                "ITEM:POINTS, parted by spaces; na where one does not apply, - to take one back",
                "评价项:分值，以空格分隔；不适用写 na，取消写 -"
            )
        )
        let specs = InstrumentQuestion.keyword.specs + items.specs
        return Parameter(specs: specs) { scope, place throws(Refusal) in
            var next = place
            return SheetEntry(
                instrument: try InstrumentQuestion.keyword.decode(scope, at: &next),
                items: try items.decode(scope, at: &next)
            )
        }
    }()

    /// The sheet with the marks put onto those that are there; nil where none remain.
    /// - Throws: what the instrument or the marks are refused with, pointed at the value.
    func sheet(
        of lesson: Lesson,
        onto old: Sheet?,
        _ context: Context
    ) throws(Refusal) -> (sheet: Sheet?, instrument: Instrument)? {
        guard let items else {
            guard let instrument else { return nil }
            throw instrument.refusal(
                .arity,
                "instrument= needs items=",
                "给出量表须同时给出评分 items=",
                want: "items"
            )
        }
        let (found, key) = try Self.chosen(instrument, lesson, old, context)
        guard found.rule.target == .lesson else {
            throw (instrument ?? items).refusal(
                .rule,
                "\(key.text) evaluates no lesson",
                "\(key.text) 不是评课量表",
                want: "instrument"
            )
        }
        let before = old?.instrument == key ? old?.marks : nil
        let marks: [Sheet.Mark]
        do throws(Refusal) {
            marks = try ItemMarks.read(items.text, of: found, onto: before)
        } catch {
            throw items.pointing(error)
        }
        let isEmpty = marks.allSatisfy { $0 == .missing }
        return (isEmpty ? nil : Sheet(instrument: key, marks: marks), found)
    }

    /// The instrument that is named; else the sheet's own, the contest's, or the only one in force.
    static func chosen(
        _ instrument: BoundArguments.Value?,
        _ lesson: Lesson,
        _ old: Sheet?,
        _ context: Context
    ) throws(Refusal) -> (Instrument, InstrumentKey) {
        if let instrument {
            return try InstrumentQuestion.find(instrument, lesson.unit, lesson.on, context)
        }
        let regulations = context.regulations
        if let old, let found = regulations.instrument(old.instrument) {
            return (found, old.instrument)
        }
        let contest = lesson.activity.flatMap { context.register.activities[$0]?.instrument }
        if let contest,
            let found = try regulations.instrument(named: contest, for: lesson.unit, on: lesson.on)
        {
            return found
        }
        let all = try regulations.instruments(for: lesson.unit, on: lesson.on)
            .filter { $0.0.rule.target == .lesson }
        guard let only = all.first, all.count == 1 else {
            throw Refusal(
                .badArgument,
                "say instrument=: \(all.count) instruments for lessons are in force there",
                "请给出量表 instrument=：该校当日现行评课量表有 \(all.count) 个",
                want: "instrument",
                hint: all.isEmpty
                    ? "scheme use … unit=… from=…" : all.map(\.1.name).joined(separator: ",")
            )
        }
        return only
    }

    /// What is to be said of a sheet: whose choice the form is, what is missing.
    static func notes(_ sheet: Sheet?, _ instrument: Instrument) -> [Bilingual] {
        var notes = [InstrumentQuestion.ownChoice(instrument.rule)].compactMap(\.self)
        if let sheet, case .incomplete(let missing) = instrument.score(sheet.marks) {
            let names = missing.joined(separator: ",")
            notes.append(
                missing.isEmpty
                    ? Bilingual(
                        "kept and not counted: no item that counts is marked",
                        "已保存，没有可计分的评价项，不计入"
                    )
                    : Bilingual(
                        "kept and not counted until these are marked: \(names)",
                        "已保存，以下各项评分前不计入：\(names)"
                    )
            )
        }
        return notes
    }

    /// `score=87` on the status line.
    static func meta(_ sheet: Sheet?, _ instrument: Instrument) -> [Reply.Meta] {
        guard let sheet else { return [] }
        switch instrument.score(sheet.marks) {
        case .incomplete(let missing): return [Reply.Meta("missing", missing.count)]
        case .total(let total):
            let rounded = total.rounded(places: 0) ?? 0
            return [Reply.Meta("score", Decimals.text(rounded, places: 2))]
        }
    }
}
