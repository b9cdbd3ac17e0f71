package import Domain
package import Grammar

extension Topic: NamedCase {
    package static var typeName: Label { Label("topic", "主题") }

    package var label: Label {
        switch self {
        case .unit: Label("unit", "单位")
        case .person: Label("person", "人员")
        case .schoolClass: Label("class", "班级")
        case .teaching: Label("teaching", "任课")
        case .term: Label("term", "学期")
        case .test: Label("test", "测验")
        case .paper: Label("paper", "试卷")
        case .result: Label("result", "成绩")
        case .pupil: Label("pupil", "学生")
        case .dossier: Label("dossier", "档案")
        case .draft: Label("draft", "命题")
        case .exam: Label("exam", "教师测试")
        case .activity: Label("activity", "活动")
        case .lesson: Label("lesson", "课")
        case .observation: Label("observation", "听课")
        case .evaluation: Label("evaluation", "评价")
        case .entry: Label("hours", "学时")
        case .session: Label("session", "培训活动")
        case .project: Label("project", "模块项目")
        case .closing: Label("period", "期间")
        case .seal: Label("seal", "验印")
        case .certificate: Label("certificate", "证书")
        case .integrity: Label("integrity", "诚信")
        case .assessment: Label("assessment", "考核")
        case .technology: Label("technology", "技术培训")
        case .topic: Label("topic", "专题")
        case .course: Label("course", "课程")
        case .plan: Label("plan", "学习计划")
        case .application: Label("application", "报名")
        case .approval: Label("approval", "审核")
        case .notice: Label("notice", "通报")
        case .followUp: Label("followup", "应用考核")
        case .scheme: Label("scheme", "方案")
        case .schemeUse: Label("scheme-use", "方案启用")
        }
    }
}

extension ObjectChange.Action: NamedCase {
    package static var typeName: Label { Label("action", "动作") }

    package var label: Label {
        switch self {
        case .added: Label("added", "新增")
        case .changed: Label("changed", "变更")
        case .removed: Label("removed", "删除")
        }
    }
}
