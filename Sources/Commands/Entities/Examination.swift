import Domain
import Grammar
import Notation
import Schemes

/// Whether an object could be recorded again as it stands, beside all the others.
///
/// Each kind is examined by what its `add` asks of other objects. What a scheme in force asks of
/// new records is left out where a scheme may come later than they: it does not judge backwards.
enum Examination {
    /// - Throws: what forbids it; an object that is not there is not forbidden.
    static func examine(_ name: ObjectName, _ context: Context) throws(Refusal) {
        let register = context.register
        switch name {
        case .unit(let id):
            if let it = register.units[id] { try ParentCheck.unit(it, context, context.today) }
        case .person(let id):
            if let it = register.persons[id] { try PersonParameter.check(it) }
        case .schoolClass(let id):
            if let it = register.classes[id] { try ClassAdd.check(it, context, context.today) }
        case .teaching(let id):
            if let it = register.teachings[id] { try TeachingAssign.check(it, register) }
        case .term(let id):
            if let it = register.terms[id] { try TermOpen.check(it, context, it.from) }
        case .paper(let id):
            if let it = register.papers[id] { try examine(it, context) }
        case .result(let id):
            if let it = register.results[id] { try examine(it, context) }
        case .dossier(let id):
            if let it = register.dossiers[id] { try DossierAdd.check(it, register) }
        case .draft(let id):
            if let it = register.drafts[id] { try DraftAdd.check(it, register) }
        case .exam(let id):
            if let it = register.exams[id] { try MarkConsistency.exam(it, context, it.on) }
        case .activity(let id):
            if let it = register.activities[id] { try ActivityCheck.check(it, register) }
        case .lesson(let id):
            if let it = register.lessons[id] { try LessonCheck.check(it, register) }
        case .observation(let id):
            if let it = register.observations[id] { try examine(it, register) }
        case .evaluation(let id):
            if let it = register.evaluations[id] { try EvaluationAdd.check(it, register) }
        case .entry(let id):
            if let it = register.entries[id] { try EntryCheck(context).examine(it) }
        case .project(let id):
            if let it = register.projects[id] { try ProjectFlow.examine(it, context) }
        case .closing(let id):
            if let it = register.closings[id] { try examine(it, register) }
        case .schemeUse(let id):
            if let it = register.schemeUses[id] { try SchemeUse.examine(it, context) }
        case .assessment(let id):
            if let it = register.assessments[id] { try AssessmentAdd.check(it) }
        case .course(let id):
            if let it = register.courses[id] { try CourseAdd.check(it) }
        case .plan(let id):
            if let it = register.plans[id] { try PlanAdd.check(it) }
        case .notice(let id):
            if let it = register.notices[id] { try NoticeAdd.check(it) }
        case .followUp(let id):
            if let it = register.followUps[id] { try FollowupAdd.check(it) }
        case .certificate(let id):
            guard let it = register.certificates[id],
                let teacher = register.persons.stored(it.teacher)
            else { return }
            try PostCheck.check(teacher, on: it.issued)
        case .test, .pupil, .session, .seal, .integrity, .schemeVersion, .technology, .topic,
            .application, .approval:
            // What they refer to, and who else claims their place, is all that is asked of them.
            return
        }
    }

    /// Who stood in for whom may have become one's own class since; that the class sat it, not.
    private static func examine(_ paper: Paper, _ context: Context) throws(Refusal) {
        let view = View(register: context.register, day: paper.on)
        for staff in paper.staff
        where context.register.classes[staff.schoolClass]?.grade(in: view) != paper.id.grade {
            throw Refusal(
                .rule,
                "class \(staff.schoolClass.text) would not have sat it",
                "班级 \(staff.schoolClass.text) 将不属于该试卷的年级",
                want: "class"
            )
        }
        try PaperAdd.check(paper, context, paper.on)
    }

    private static func examine(_ result: ClassResult, _ context: Context) throws(Refusal) {
        let id = result.id
        let key = Paper.ID(test: id.test, grade: result.grade, subject: id.subject)
        guard let paper = context.register.papers[key] else { return }
        let view = View(register: context.register, day: paper.on)
        guard context.register.classes[id.schoolClass]?.grade(in: view) == result.grade else {
            throw Refusal(
                .rule,
                "class \(id.schoolClass.text) would not have been in grade \(result.grade.text)",
                "班级 \(id.schoolClass.text) 当日将不在\(result.grade.chineseName)",
                want: "class"
            )
        }
        try MarkConsistency.check(result, paper, context.register)
    }

    private static func examine(
        _ observation: Observation,
        _ register: Register
    ) throws(Refusal) {
        guard let lesson = register.lessons[observation.lesson] else { return }
        try ObservationCheck.check(observation.observer, lesson, register)
        try LessonCheck.checkFeedback(of: observation, lesson)
    }

    /// A year is closed once.
    private static func examine(_ closing: Closing, _ register: Register) throws(Refusal) {
        guard closing.isClosed else { return }
        let other = register.index.closingsByUnit[closing.unit].first { id in
            guard id != closing.id, let other = register.closings[id] else { return false }
            return other.isClosed && other.year == closing.year
                && other.version.scheme == closing.version.scheme
        }
        guard let other else { return }
        throw Refusal(
            .state,
            Bilingual(
                "\(closing.year) is closed already (\(other.text))",
                "\(closing.year) 已结账（\(other.text)）"
            ),
            want: "period",
            details: [Refusal.Detail("is", "closed")]
        )
    }
}
