import Domain

/// What format 2 brought.
extension Sample {
    static let pupilKey = PupilID("P01")

    static var pupil: Pupil {
        var object = Pupil(id: pupilKey, schoolClass: nil)
        object.name = "赵一"
        object.schoolClass.change(to: schoolClass, from: autumn)
        object.schoolClass.change(to: nil, from: winter)
        return object
    }

    static var markSheet: ClassResult {
        ClassResult(
            id: ClassResult.ID(test: test, schoolClass: schoolClass, subject: "数学"),
            grade: grade(3),
            entry: .marks([
                PupilMark(pupil: pupilKey, state: .marks(Marks(hundredths: 5950))),
                PupilMark(pupil: PupilID("P02"), state: .absent),
                PupilMark(pupil: PupilID("P03"), state: .excused),
            ])
        )
    }

    static var printed: ClassResult {
        var counts = ResultCounts(
            onRoll: 41,
            sat: 39,
            excellent: nil,
            pass: 38,
            sum: .printed(PrintedMean(scaled: 899, places: 1))
        )
        counts.excused = 1
        return ClassResult(
            id: ClassResult.ID(test: test, schoolClass: schoolClass, subject: "英语"),
            grade: grade(3),
            entry: .counts(counts)
        )
    }

    static var levels: ClassResult {
        var counts = ResultCounts(onRoll: 41, sat: 40, excellent: 32, pass: 40, sum: .levels)
        (counts.good, counts.low) = (38, 0)
        return ClassResult(
            id: ClassResult.ID(test: test, schoolClass: schoolClass, subject: "科学"),
            grade: grade(3),
            entry: .counts(counts)
        )
    }

    static var dossier: Dossier {
        var object = Dossier(
            id: DossierID("DS-1"),
            pupil: pupilKey,
            test: test,
            subjects: ["语文", "数学"],
            opened: autumn
        )
        object.closed = winter
        object.checks = [Dossier.Check(by: teacher, on: winter)]
        return object
    }

    static var draft: Draft {
        var object = Draft(
            id: DraftID("D-1"),
            teacher: teacher,
            term: term,
            subject: "语文",
            grade: grade(3),
            on: winter
        )
        object.title = "期末卷"
        return object
    }

    static var exam: Exam {
        let id = ExamID(unit: hetu, name: "2024-knowledge")
        var object = Exam(id: id, kind: .knowledge, on: winter, full: Marks(hundredths: 10_000))
        object.name = "学科知识测试"
        object.marks = [Exam.Mark(teacher: teacher, state: .marks(Marks(hundredths: 9000)))]
        return object
    }

    static var staffedPaper: Paper {
        var object = paper
        object.revision += 1
        object.staff = [
            Paper.Staff(schoolClass: schoolClass, invigilator: teacher, marker: nil)
        ]
        return object
    }

    static var notedTest: Test {
        var object = monthly
        object.revision += 1
        object.notice = Test.Acknowledgement(reason: "质量监测抽样", on: autumn)
        return object
    }

    /// The papers of the results that are not of the first format.
    private static var papers: [Change] {
        ["数学", "英语", "科学"].map { subject in
            let id = Paper.ID(test: test, grade: grade(3), subject: subject)
            let paper = Paper(id: id, on: day(2024, 10, 25), full: Marks(hundredths: 10_000))
            return .paper(Revised(before: nil, after: paper))
        }
    }

    /// All of it, on top of the additions of format 1.
    static var additionsOfFormat2: [Change] {
        papers + [
            .dossier(Revised(before: nil, after: dossier)),
            .result(Revised(before: nil, after: markSheet)),
            .result(Revised(before: nil, after: printed)),
            .result(Revised(before: nil, after: levels)),
            .pupil(Revised(before: nil, after: pupil)),
            .pupil(Revised(before: nil, after: Pupil(id: PupilID("P02"), schoolClass: nil))),
            .pupil(Revised(before: nil, after: Pupil(id: PupilID("P03"), schoolClass: nil))),
            .draft(Revised(before: nil, after: draft)),
            .exam(Revised(before: nil, after: exam)),
            .paper(Revised(before: paper, after: staffedPaper)),
            .test(Revised(before: monthly, after: notedTest)),
        ]
    }
}
