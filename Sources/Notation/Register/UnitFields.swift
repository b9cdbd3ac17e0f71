package import Domain
import Grammar

/// The fields of a unit.
package enum UnitFields {
    package static let all: [EntityField<Unit>] = [
        .derived(Label("id", "编号"), Bilingual("its key", "单位编号"), UnitID.self) { unit, _ in
            .text(unit.id.text)
        },
        .dated(
            Label("name", "名称"),
            Bilingual("its name", "单位名称"),
            \.name,
            { .of($0.name.at($1.day)) }
        ),
        .dated(
            Label("kind", "类别"),
            Bilingual("what kind of unit it is", "单位类别"),
            \.kind,
            { .of($0.kind.at($1.day)) }
        ),
        .dated(
            Label("parent", "上级"),
            Bilingual("the unit that it belongs to", "上级单位"),
            \.parent,
            { .of($0.parent.at($1.day)) },
            reference: .unit
        ),
        .dated(
            Label("area", "区域"),
            Bilingual("its district or area", "所在区域"),
            \.area,
            { .of($0.area.at($1.day)) }
        ),
        .dated(
            Label("school-group", "分类组"),
            Bilingual("the group of schools in which it is compared", "分类评价的组"),
            \.group,
            { .of($0.group.at($1.day)) }
        ),
        .dated(
            Label("grades", "年级范围"),
            Bilingual("the grades taught, where not the kind's usual ones", "所设年级"),
            \.grades,
            { .of($0.grades.at($1.day)) }
        ),
        .fixed(
            Label("retired", "停用"),
            Bilingual("the last day on which it exists", "停用日期"),
            \.retired,
            { it, _ in .of(it.retired) }
        ),
        .revision,
    ]
}
