import Domain
import Grammar

/// The warning of the 2021 notice on examinations in compulsory education.
///
/// Source: practice.md 3.4: 教基厅，关于加强义务教育学校考试管理的通知，2021-08-30. It only informs.
enum ExamNotice {
    /// What the notice has against a test of that kind at that unit; nil where nothing.
    static func warning(
        _ kind: Test.Kind,
        at unit: UnitID,
        _ register: Register,
        on day: Day
    ) -> Bilingual? {
        guard let school = register.units[unit]?.kind[day], isBarred(kind, at: school) else {
            return nil
        }
        return Bilingual(
            "the notice of 2021-08-30 on examinations allows primary schools one final a term "
                + "(none written in grades 1 and 2), junior schools a midterm too; results are "
                + "not ranked or published: test acknowledge … reason=…",
            "教育部办公厅2021年8月30日考试管理通知：小学每学期一次期末（一二年级不进行纸笔考试），"
                + "初中可加一次期中；成绩不排名、不公布。确认：测验 确认 … 理由=…"
        )
    }

    private static func isBarred(_ kind: Test.Kind, at school: Unit.Kind) -> Bool {
        switch (school, kind) {
        case (.primary, .monthly), (.primary, .unit), (.primary, .midterm): true
        case (.junior, .monthly), (.junior, .unit): true
        case (.nineYear, .monthly), (.nineYear, .unit): true
        default: false
        }
    }
}
