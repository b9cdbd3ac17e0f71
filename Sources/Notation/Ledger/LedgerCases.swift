package import Domain
package import Grammar

extension TrainingLevel: NamedCase {
    package static var typeName: Label { Label("level", "级别") }

    package var label: Label {
        switch self {
        case .school: Label("school", "校级")
        case .district: Label("district", "区县级")
        case .city: Label("city", "市级")
        case .province: Label("province", "省级")
        case .nation: Label("nation", "国家级")
        }
    }
}

extension TrainingForm: NamedCase {
    package static var typeName: Label { Label("form", "方式") }

    package var label: Label {
        switch self {
        case .concentrated: Label("concentrated", "集中")
        case .online: Label("online", "网络")
        case .schoolBased: Label("school-based", "校本")
        case .selfStudy: Label("self-study", "自主")
        case .shadowing: Label("shadowing", "跟岗")
        case .degree: Label("degree-study", "学历教育")
        }
    }
}

extension TrainingPlace: NamedCase {
    package static var typeName: Label { Label("place", "地点") }

    package var label: Label {
        switch self {
        case .inside: Label("inside", "区域内")
        case .outside: Label("outside", "区域外")
        }
    }
}

extension TrainingRole: NamedCase {
    package static var typeName: Label { Label("training-role", "角色") }

    package var label: Label {
        switch self {
        case .participant: Label("participant", "学员")
        case .lecturer: Label("lecturer", "主讲")
        case .organiser: Label("organiser", "承担")
        }
    }
}

extension LedgerEntry.Kind: NamedCase {
    package static var typeName: Label { Label("entry-kind", "类型") }

    package var label: Label {
        switch self {
        case .training: Label("training", "培训")
        case .honour: Label("honour", "荣誉")
        case .research: Label("research", "科研")
        case .paper: Label("thesis", "论文")
        case .contest: Label("contest", "竞赛")
        case .lesson: Label("public-lesson", "公开课")
        case .mentoring: Label("mentoring", "师徒")
        case .external: Label("external", "外部学分")
        }
    }
}

extension LedgerEntry.Status: NamedCase {
    package static var typeName: Label { Label("entry-status", "状态") }

    package var label: Label {
        switch self {
        case .pending: Label("pending", "待审")
        case .counted: Label("counted", "已计入")
        case .refused: Label("refused", "不予认定")
        case .reversed: Label("reversed", "已冲销")
        }
    }
}
