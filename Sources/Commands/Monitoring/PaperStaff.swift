import Domain
import Grammar
import Notation

/// `paper staff`: who invigilates and who marks a paper in one class; not one's own.
enum PaperStaff {
    static let command = Command.update(
        [Label("paper", "试卷"), Label("staff", "监考阅卷")],
        Bilingual(
            "Records who invigilates and marks a paper in a class; nobody their own.",
            "登记一班的监考和阅卷教师；不得为本班教师（串班）。"
        ),
        Descriptions.paper.positional,
        Parameter<String>.keyword(
            Label("class", "班级"),
            Reading<String>.className,
            Bilingual("the class, by key or name on the day of the paper", "班级编号，或考试当日班名")
        ),
        Parameter<PersonID?>.optional(
            Label("invigilator", "监考"),
            Reading<PersonID>.person,
            Bilingual("who invigilates", "监考教师")
        ),
        Parameter<PersonID?>.optional(
            Label("marker", "阅卷"),
            Reading<PersonID>.person,
            Bilingual("who marks", "阅卷教师")
        ),
        Parameter<String?>.optional(
            Label("despite", "仍登记"),
            Reading<String>.value,
            Bilingual("why it was so although the class is their own", "系本班教师而仍登记的理由")
        ),
        UnitParameter.near,
        source: "H02",
        examples: ["paper staff hetu/2024-11/3/语文 class=三1 invigilator=T014 marker=T014"]
    ) { context, id, name, invigilator, marker, despite, _ throws(Refusal) in
        let before = try Descriptions.paper.object(id, context.register)
        guard invigilator != nil || marker != nil else {
            throw Refusal(
                .arity,
                "say invigilator= or marker=",
                "须给出监考或阅卷教师",
                want: "invigilator"
            )
        }
        let sitting = try Sitting.find(name, id.test, id.subject, first: id, context)
        guard sitting.paper.id == id else {
            throw Refusal(
                .rule,
                "class \(sitting.schoolClass.text) sat another paper: \(sitting.paper.id.text)",
                "班级 \(sitting.schoolClass.text) 所考试卷为 \(sitting.paper.id.text)",
                want: "class"
            )
        }
        let group = sitting.schoolClass
        if despite == nil {
            let own = OwnClass(register: context.register, subject: id.subject, day: before.on)
            try own.refuseTie(of: invigilator, to: group, as: Label("invigilator", "监考"))
            try own.refuseTie(of: marker, to: group, as: Label("marker", "阅卷"))
        }
        var after = before
        let old = before.staff.first { $0.schoolClass == group }
        after.staff.removeAll { $0.schoolClass == group }
        after.staff.append(
            Paper.Staff(
                schoolClass: group,
                invigilator: invigilator ?? old?.invigilator,
                marker: marker ?? old?.marker
            )
        )
        after.staff.sort { $0.schoolClass < $1.schoolClass }
        return Descriptions.paper.revised(before, after)
    }
}
