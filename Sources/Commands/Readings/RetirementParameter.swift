import Domain
import Grammar
import Notation

/// The day on which something ends.
enum RetirementParameter {
    static let on = Parameter<Day>.keyword(
        Label("on", "日期"),
        Reading<Day>.value,
        Bilingual("the last day", "最后一天")
    )
}
