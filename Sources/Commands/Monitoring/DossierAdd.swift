import Domain
import Grammar
import Notation

/// `dossier add`: one dossier by hand, for a pupil whose final is known as counts only.
enum DossierAdd {
    static let command = Command.update(
        [Label("dossier", "档案"), Label("add", "添加")],
        Bilingual("Adds one dossier by hand.", "手工为一名学生建档。"),
        Parameter<DossierID>.positional(
            Label("id", "编号"),
            Reading<DossierID>.value,
            Bilingual("its key", "档案编号")
        ),
        Parameter<PupilID>.keyword(
            Label("pupil", "学生"),
            Descriptions.pupil.reading,
            Bilingual("whose it is", "学生")
        ),
        Parameter<TestID>.keyword(
            Label("test", "测验"),
            Reading<TestID>.test,
            Bilingual("the final that opens it", "建档的期末")
        ),
        Parameter<[String]>.keyword(
            Label("subjects", "学科"),
            Reading<[String]>.value,
            Bilingual("the subjects below the line", "未达标学科")
        ),
        Parameter<Day?>.optional(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("since when it is open; today unless given", "建档日期，默认今天")
        ),
        Parameter<Day?>.optional(
            Label("closed", "结档"),
            Reading<Day>.value,
            Bilingual("since when it is closed", "结档日期")
        ),
        UnitParameter.near,
        source: "H07",
        examples: ["dossier add DS-90 pupil=P03 test=2024-final subjects=数学 on=2024-09-02"]
    ) { context, id, pupil, test, subjects, on, closed, _ throws(Refusal) in
        let opened = on ?? context.today
        var dossier = Dossier(
            id: id,
            pupil: pupil,
            test: test,
            subjects: subjects.sorted(),
            opened: opened
        )
        dossier.closed = closed
        try check(dossier, context.register)
        return try Descriptions.dossier.added(dossier, in: context)
    }

    /// - Throws: BADARG for one closed before it was opened, EXISTS for another of that pupil and
    ///   final, RULE where somebody has looked at it who was no leader then.
    static func check(_ dossier: Dossier, _ register: Register) throws(Refusal) {
        if let closed = dossier.closed, closed < dossier.opened {
            throw Refusal(.badArgument, "closed before opened", "结档早于建档", want: "closed")
        }
        let same = register.index.dossiersByPupil[dossier.pupil].first { other in
            other != dossier.id && register.dossiers[other]?.test == dossier.test
        }
        if let same {
            throw Refusal(
                .exists,
                "dossier \(same.text) is there for that pupil and final",
                "该生该期末已有档案 \(same.text)",
                want: "pupil",
                hint: "dossier show \(same.text)"
            )
        }
        for check in dossier.checks {
            try DossierCheck.checkLeader(check.by, on: check.on, register)
        }
    }
}
