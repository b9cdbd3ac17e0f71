import Domain
import Grammar
import Notation
import Schemes

/// `dossier open`: a dossier for every pupil below the pass line in a final (学困生档案).
enum DossierOpen {
    static let command = Command.update(
        [Label("dossier", "档案"), Label("open", "建立")],
        Bilingual(
            "Opens a dossier for each pupil below the pass line in any subject of a final.",
            "为期末任一监测学科未达合格线的学生各建一份档案。"
        ),
        Parameter<TestID>.keyword(
            Label("test", "测验"),
            Reading<TestID>.test,
            Bilingual("the final", "期末测验")
        ),
        Parameter<Day?>.optional(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("since when they are open; today unless given", "建档日期，默认今天")
        ),
        UnitParameter.near,
        source: "H07",
        examples: ["dossier open test=2024-final on=2024-09-02"]
    ) { context, test, on, _ throws(Refusal) in
        let register = context.register
        guard register.tests[test]?.kind == .final else {
            throw Refusal(
                .rule,
                "test \(test.text) is no final",
                "测验 \(test.text) 不是期末",
                want: "test",
                hint: "test list where=kind=final"
            )
        }
        let weak = try Dossiers(context.regulations).weak(in: test)
        var changes: [Change] = []
        let first = register.counters["DS"] ?? 0
        var last = first
        for (pupil, subjects) in weak.pupils {
            if let old = existing(pupil, test, register) {
                guard old.subjects != subjects else { continue }
                var revised = old
                revised.subjects = subjects
                revised.revision += 1
                changes.append(.dossier(Revised(before: old, after: revised)))
                continue
            }
            last += 1
            let dossier = Dossier(
                id: DossierID("DS-\(last)"),
                pupil: pupil,
                test: test,
                subjects: subjects,
                opened: on ?? context.today
            )
            changes.append(.dossier(Revised(before: nil, after: dossier)))
        }
        if last > first {
            changes.append(.counter(CounterStep(prefix: "DS", before: first, after: last)))
        }
        return Proposal(changes, reply: reply(weak, opened: last - first, changes.isEmpty))
    }

    private static func existing(
        _ pupil: PupilID,
        _ test: TestID,
        _ register: Register
    ) -> Dossier? {
        register.index.dossiersByPupil[pupil].compactMap { register.dossiers[$0] }
            .first { $0.test == test }
    }

    private static func reply(_ weak: Dossiers.Weak, opened: Int, _ isUnchanged: Bool) -> Reply {
        var reply = Reply(
            meta: [
                Reply.Meta("opened", opened), Reply.Meta("below", weak.pupils.count),
                Reply.Meta("sat", weak.sat.count),
            ]
        )
        if isUnchanged { reply.meta.append(Reply.Meta("unchanged", 1)) }
        if !weak.absent.isEmpty {
            reply.notes.append(
                Bilingual(
                    "\(counted(weak.absent.count, "pupil")) absent: neither below nor at standard",
                    "缺考 \(weak.absent.count) 人，不判断是否达标"
                )
            )
        }
        if weak.withoutMarks > 0 {
            reply.notes.append(
                Bilingual(
                    "\(counted(weak.withoutMarks, "result")) of counts only, which name no pupils",
                    "有 \(weak.withoutMarks) 份成绩只有人数，无法确定学生"
                )
            )
        }
        for paper in weak.withoutLine.sorted() {
            reply.notes.append(
                Bilingual("\(paper.text): no pass line is set", "\(paper.text)：未设合格线")
            )
        }
        return reply
    }
}
