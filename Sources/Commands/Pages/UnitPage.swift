import Domain
import Grammar
import Notation
import Schemes

/// What the printed pages of a unit share: whose they are, and what they call its tests, terms and
/// classes.
enum UnitPage {
    /// The page of a unit's report of today.
    static func page(
        _ title: Bilingual,
        unit: UnitID?,
        _ context: Context,
        parts: [Page.Part] = [.body],
        rules: [Bilingual]
    ) -> Page {
        Page(
            title: title,
            unit: unit.map { name(of: $0, context) } ?? "",
            day: "\(context.today)",
            parts: parts,
            rules: rules
        )
    }

    /// A unit's name today; its key where it has none.
    static func name(of unit: UnitID, _ context: Context) -> String {
        context.register.units[unit]?.name[context.today] ?? unit.text
    }

    /// What a test is called: its own name, else its key within its unit.
    static func name(of test: TestID, _ register: Register) -> String {
        register.tests[test]?.name ?? test.name
    }

    /// What a term is called: 2024-2025学年第一学期; its key where it is no half of a school year.
    static func name(of id: TermID, _ register: Register) -> Bilingual {
        guard let term = register.terms[id], term.to < term.from.adding(days: halfYear) else {
            return Bilingual(id.name, id.name)
        }
        let year = SchoolYear(containing: term.from)
        let half = term.from.civil.month > 6 ? "一" : "二"
        return Bilingual(id.name, "\(year.start)-\(year.start + 1)学年第\(half)学期")
    }

    /// The columns of a page's table, where names stand in place of keys.
    static func columns(_ columns: ColumnSet) -> ColumnSet {
        ColumnSet(columns.columns.filter { $0.name.english != "class" })
    }

    /// What a page about a test, or a term, is about.
    static func about(_ test: TestID?, _ term: TermID?, _ register: Register) -> Bilingual {
        if let term { return name(of: term, register) }
        let called = test.map { name(of: $0, register) } ?? ""
        return Bilingual(called, called)
    }

    /// Days within which a term is half a school year.
    private static let halfYear = 200

    /// How classes are called on a page: with their school where there are several.
    static func naming(
        _ groups: [SchoolClass],
        _ context: Context
    ) -> (SchoolClass, String) -> String {
        guard Set(groups.map(\.unit)).count > 1 else { return { _, name in name } }
        return { group, printed in "\(name(of: group.unit, context))\(printed)" }
    }

    /// 三年级语文优秀率.
    static func caption(_ grade: Grade, _ subject: String, _ figure: Label) -> Bilingual {
        Bilingual(
            "grade \(grade.text) \(subject) \(figure.english)",
            "\(grade.chineseName)\(subject)\(figure.chinese)"
        )
    }

    /// Each rule once, in the order in which it first occurs.
    static func distinct(_ rules: [Bilingual]) -> [Bilingual] {
        var seen: Set<String> = []
        return rules.filter { seen.insert($0.english).inserted }
    }
}
