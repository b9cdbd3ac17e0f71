import Domain
import Grammar
import Notation
import Statistics

/// Statistics as rows: each with its interval, what it rests on, or why there is none.
struct StatisticTable: Sendable {
    private struct Row: Sendable {
        let name: String
        let about: String
        let value: Double?
        let interval: Interval?
        let count: Int?
        let why: Bilingual?
    }

    static let columns = ColumnSet([
        ColumnSpec("statistic", "统计量", .word, values: statistics),
        ColumnSpec("of", "对象", .word, values: subjects),
        ColumnSpec("value", "数值", .decimal), ColumnSpec("low", "下限", .decimal),
        ColumnSpec("high", "上限", .decimal), ColumnSpec("n", "数量", .integer),
        ColumnSpec("why", "说明", .text),
    ])

    private static let statistics = [
        Label("exact", "完全一致"), Label("adjacent", "相邻一致"), Label("variance", "方差分量"),
        Label("SEM", "测量标准误"), Label("needed", "所需数量"), Label("G study", "概化研究"),
        Label("mean", "均值"), Label("severity", "宽严"), Label("sd", "标准差"),
        Label("repeatability", "重复性"), Label("correlation", "相关"), Label("drift", "漂移"),
    ]

    private static let subjects =
        [
            Label("identity", "不加权"), Label("linear", "线性权重"), Label("quadratic", "平方权重"),
            Label("nominal", "名义"), Label("ordinal", "等级"), Label("interval", "等距"),
            Label("lessons", "课次"), Label("teacher", "教师"), Label("observer", "听课人"),
            Label("lesson", "课"), Label("teacher×observer", "教师×听课人"), Label("residual", "残差"),
            Label("given", "给分"), Label("same teacher", "同一教师"), Label("expected", "期望分"),
            Label("30 days", "每30天"),
        ]
        + plans.map { lessons, observers in
            Label(plan(lessons, observers), "\(lessons) 节课 × \(observers) 人")
        } + Needed.allCases.map(\.label)

    /// The plans of lessons and observers for which figures are made.
    static let plans = [(1, 1), (1, 2), (2, 2), (4, 2)]

    /// What a plan is called on the wire.
    static func plan(_ lessons: Int, _ observers: Int) -> String {
        "\(counted(lessons, "lesson")) × \(counted(observers, "observer"))"
    }

    /// Of what there have to be more until scores are good enough.
    enum Needed: CaseIterable {
        case lessons
        case observersOfOne
        case observersOfTwo

        var label: Label {
            switch self {
            case .lessons: Label("lessons for Φ≥.80, 1 observer each", "课次（每节 1 人，Φ≥.80）")
            case .observersOfOne: Label("observers for Φ≥.80, 1 lesson", "听课人（1 节课，Φ≥.80）")
            case .observersOfTwo: Label("observers for Φ≥.80, 2 lessons", "听课人（2 节课，Φ≥.80）")
            }
        }
    }

    /// The statistic that says how many there have to be.
    static let needed = "needed"

    private var rows: [Row] = []

    /// Adds an estimate, or why it cannot be made.
    mutating func add(
        _ name: String,
        of about: String = "",
        _ estimate: () throws(Undefined) -> Estimate
    ) {
        do throws(Undefined) {
            let estimate = try estimate()
            rows.append(
                Row(
                    name: name,
                    about: about,
                    value: estimate.value,
                    interval: estimate.interval,
                    count: estimate.count,
                    why: estimate.interval == nil ? Self.why(estimate, name) : nil
                )
            )
        } catch {
            rows.append(
                Row(
                    name: name,
                    about: about,
                    value: nil,
                    interval: nil,
                    count: nil,
                    why: error.text
                )
            )
        }
    }

    /// Why an estimate has no interval.
    private static func why(_ estimate: Estimate, _ name: String) -> Bilingual {
        guard name != needed else {
            return Bilingual("of the components; see their intervals", "由方差分量推得，见各分量区间")
        }
        let reason = (estimate.lacking ?? .noSpread).text
        return Bilingual("no interval: \(reason.english)", "无区间：\(reason.chinese)")
    }

    func table(_ language: Language) -> Reply.Table {
        let rows = rows
        return Reply.Table(columns: Self.columns, rowCount: rows.count) { index, writer in
            let row = rows[index]
            writer.text(row.name)
            row.about.isEmpty ? writer.none() : writer.text(row.about)
            // A number of lessons or observers is a whole one.
            let isWhole = row.name == Self.needed
            EstimateText.write(row.value, to: writer, places: isWhole ? 0 : 4)
            EstimateText.write(row.interval?.lower, to: writer)
            EstimateText.write(row.interval?.upper, to: writer)
            row.count.map { writer.integer($0) } ?? writer.none()
            row.why.map { writer.text($0[language]) } ?? writer.none()
        }
    }
}

extension Undefined {
    /// Why a statistic cannot be made.
    var text: Bilingual {
        switch self {
        case .tooFew(let have, let need):
            Bilingual("too few: \(have), needs \(need)", "太少：\(have)，至少 \(need)")
        case .tooMany(let have, let limit):
            Bilingual("too many: \(have), at most \(limit)", "太多：\(have)，至多 \(limit)")
        case .noSpread: Bilingual("all are alike", "全部相同，无差异")
        case .negativeVariance: Bilingual("chance explains more", "随机误差更大")
        case .outsideScale(let level): Bilingual("\(level) is outside the scale", "\(level) 超出量尺")
        case .contradiction: Bilingual("the data contradict themselves", "数据自相矛盾")
        case .incomplete: Bilingual("cells are missing", "有缺失")
        case .disconnected: Bilingual("not connected: cannot be compared", "不连通，不能比较")
        case .inseparable: Bilingual("the design cannot tell them apart", "该设计无法区分")
        case .unreachable(let limit, let ceiling):
            Bilingual(
                "not reached with \(limit); at most .\(ceiling)",
                "增加到 \(limit) 仍达不到，最多 .\(ceiling)"
            )
        case .noConvergence: Bilingual("no convergence", "未收敛")
        case .overflow: Bilingual("out of bounds", "超出范围")
        }
    }
}
