import Domain
import Grammar

/// `class correct`: corrects what was recorded wrongly of a class.
enum ClassCorrect {
    static let command = Descriptions.schoolClass.correctCommand(
        summary: Bilingual(
            "Corrects what was recorded wrongly of a class.",
            "更正班级登记有误的内容。"
        ),
        examples: [
            "class correct hetu-2022-2 number=3 reason=班号有误"
        ],
        check: { group, context, day throws(Refusal) in
            try ClassAdd.check(group, context, day)
            try ClassUses.check(group, context.register)
        }
    )
}
