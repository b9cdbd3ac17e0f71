import Domain
import Grammar
import Notation

/// `test acknowledge`: the warning of the 2021 notice was read, and why the test is held.
enum TestAcknowledge {
    static let command = Command.update(
        [Label("test", "测验"), Label("acknowledge", "确认")],
        Bilingual(
            "Records that the warning of the 2021 notice was read, and why the test is held.",
            "确认已阅2021年考试管理通知提醒，并说明理由。"
        ),
        Descriptions.test.positional,
        CommonParameter.reason,
        Parameter<Day?>.optional(
            Label("on", "日期"),
            Reading<Day>.value,
            Bilingual("when; today unless given", "确认日期，默认今天")
        ),
        UnitParameter.near,
        role: .approver,
        source: "practice.md 3.4",
        examples: ["test acknowledge 2024-10 reason=区质量监测抽样"]
    ) { context, id, reason, on, _ throws(Refusal) in
        let before = try Descriptions.test.object(id, context.register)
        if let notice = before.notice, notice.reason == reason {
            return Descriptions.test.revised(before, before)
        }
        var after = before
        after.notice = Test.Acknowledgement(reason: reason, on: on ?? context.today)
        return Descriptions.test.revised(before, after)
    }
}
