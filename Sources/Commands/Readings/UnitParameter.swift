import Domain
import Grammar

/// `unit=`: near which unit names are looked up.
enum UnitParameter {
    static let near = Parameter<UnitID?>.optional(
        Label("unit", "单位"),
        Reading<UnitID>.unit,
        Bilingual("where names are looked up", "按该单位查找名称")
    )
}
