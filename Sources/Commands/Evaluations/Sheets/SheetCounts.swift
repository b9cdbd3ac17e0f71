import Domain
import Grammar
import Schemes

/// How many sheets an answer rests on, and of whom.
struct SheetCounts: Sendable {
    let sheets: Int
    /// Of these: kept and not counted.
    let incomplete: Int
    let lessons: Int
    let teachers: Int
    let observers: Int

    /// What every answer says first: by which form, how many sheets, how many not counted.
    func notes(_ key: InstrumentKey, _ instrument: Instrument) -> [Bilingual] {
        var notes = [
            Bilingual(
                "\(key.text): \(counted(sheets - incomplete, "sheet")) of "
                    + "\(counted(lessons, "lesson")), \(counted(teachers, "teacher")), "
                    + "\(counted(observers, "observer"))",
                "\(key.text)：\(sheets - incomplete) 张评分，\(lessons) 节课，"
                    + "教师 \(teachers) 人，听课人 \(observers) 人"
            )
        ]
        if incomplete > 0 {
            notes.append(
                Bilingual(
                    "\(counted(incomplete, "sheet")) incomplete: kept and not counted",
                    "\(incomplete) 张表未评完：保留，不计入"
                )
            )
        }
        if let note = InstrumentQuestion.ownChoice(instrument.rule) { notes.append(note) }
        return notes
    }
}
