package import Domain
package import Grammar

extension Unit.Kind: NamedCase {
    package static var typeName: Label { Label("unit-kind", "单位类别") }

    package var label: Label {
        switch self {
        case .kindergarten: Label("kindergarten", "幼儿园")
        case .primary: Label("primary", "小学")
        case .junior: Label("junior", "初中")
        case .senior: Label("senior", "高中")
        case .nineYear: Label("nine-year", "九年一贯制学校")
        case .vocational: Label("vocational", "职业学校")
        case .trainingSchool: Label("training-school", "进修学校")
        case .researchOffice: Label("research-office", "教研室")
        case .bureau: Label("bureau", "教育局")
        }
    }
}

extension PersonRole: NamedCase {
    package static var typeName: Label { Label("person-role", "职务") }

    package var label: Label {
        switch self {
        case .teacher: Label("teacher", "教师")
        case .leader: Label("leader", "主抓领导")
        case .principal: Label("principal", "校长")
        case .researcher: Label("researcher", "教研员")
        case .expert: Label("expert", "专家")
        case .trainer: Label("trainer", "培训者")
        case .staff: Label("staff", "职员")
        }
    }
}

extension Sex: NamedCase {
    package static var typeName: Label { Label("sex", "性别") }

    package var label: Label {
        switch self {
        case .female: Label("female", "女")
        case .male: Label("male", "男")
        }
    }
}

extension Category: NamedCase {
    package static var typeName: Label { Label("category", "教师类别") }

    package var label: Label {
        switch self {
        case .backbone: Label("backbone", "骨干")
        case .young: Label("young", "青年")
        case .mature: Label("mature", "成熟型")
        }
    }
}

extension Post: NamedCase {
    package static var typeName: Label { Label("post", "岗位") }

    package var label: Label {
        switch self {
        case .teaching: Label("teaching", "前勤")
        case .care: Label("care", "生活")
        case .support: Label("support", "后勤")
        }
    }
}

extension Establishment: NamedCase {
    package static var typeName: Label { Label("establishment", "编制") }

    package var label: Label {
        switch self {
        case .permanent: Label("permanent", "在编")
        case .contract: Label("contract", "临聘")
        case .private: Label("private", "民办")
        }
    }
}

extension Degree: NamedCase {
    package static var typeName: Label { Label("degree", "学历") }

    package var label: Label {
        switch self {
        case .secondary: Label("secondary", "中专")
        case .college: Label("college", "专科")
        case .bachelor: Label("bachelor", "本科")
        case .master: Label("master", "硕士")
        case .doctor: Label("doctor", "博士")
        }
    }
}

extension ProfessionalTitle: NamedCase {
    package static var typeName: Label { Label("title", "职称") }

    package var label: Label {
        switch self {
        case .none: Label("untitled", "未评")
        case .third: Label("third", "三级")
        case .second: Label("second", "二级")
        case .first: Label("first", "一级")
        case .senior: Label("senior-title", "高级")
        case .professor: Label("professor", "正高级")
        }
    }
}

extension Leave: NamedCase {
    package static var typeName: Label { Label("leave", "请假") }

    package var label: Label {
        switch self {
        case .maternity: Label("maternity", "产假")
        case .sick: Label("sick", "病假")
        case .official: Label("official", "公假")
        case .study: Label("study", "脱产学习")
        }
    }
}

extension ClassResult.Origin: NamedCase {
    package static var typeName: Label { Label("result-origin", "成绩来源") }

    package var label: Label {
        switch self {
        case .counts: Label("counts", "人数")
        case .marks: Label("marks", "学生分数")
        case .levels: Label("levels", "等级")
        case .printed: Label("printed", "印出的平均分")
        }
    }
}

extension Exam.Kind: NamedCase {
    package static var typeName: Label { Label("exam-kind", "教师测试类别") }

    package var label: Label {
        switch self {
        case .knowledge: Label("knowledge", "学科知识")
        case .theory: Label("theory", "理论")
        case .skill: Label("skill", "技能")
        }
    }
}

extension Test.Kind: NamedCase {
    package static var typeName: Label { Label("test-kind", "测验类别") }

    package var label: Label {
        switch self {
        case .monthly: Label("monthly", "月监测")
        case .unit: Label("unit-test", "单元")
        case .midterm: Label("midterm", "期中")
        case .final: Label("final", "期末")
        case .yearly: Label("yearly", "年度")
        }
    }
}
