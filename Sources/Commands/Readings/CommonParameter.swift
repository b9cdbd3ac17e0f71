import Domain
import Grammar
import Notation

/// The parameters that many commands share.
enum CommonParameter {
    static let asof = Parameter<Day?>.optional(
        Label("asof", "截至"),
        Reading<Day>.value,
        Bilingual("as it was that day; today unless given", "截至日期，默认今天")
    )
    static let limit = Parameter<Int?>.optional(
        Label("limit", "条数"),
        Reading<Int>.value,
        Bilingual("the most rows in all", "最多行数")
    )
    static let from = Parameter<Day?>.optional(
        Label("from", "自"),
        Reading<Day>.value,
        Bilingual("the first day on which it holds; today unless given", "生效日期，默认今天")
    )
    static let reason = Parameter<String>.keyword(
        Label("reason", "理由"),
        Reading<String>.value,
        Bilingual("why", "理由")
    )
    static let period = Parameter<PeriodNotation>.keyword(
        Label("period", "期间"),
        Reading<PeriodNotation>.value,
        Bilingual("a year, school year, term, month, or days", "年、学年、学期、月或起止日期")
    )
    static let teachersOfUnit = Parameter<UnitID?>.optional(
        Label("unit", "单位"),
        Reading<UnitID>.unit,
        Bilingual("only the teachers of that unit and those below it", "只列该单位及下属单位的教师")
    )
    static let explain = Parameter<Bool>.flag(
        Label("explain", "依据"),
        Bilingual("also says what each figure was made from", "同时给出每个数字的依据")
    )
}
