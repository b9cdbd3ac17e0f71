import Grammar
import Notation

/// `batch begin`: from here on, nothing runs after the first refusal.
enum BatchBegin {
    static let command = Command.session(
        [Label("batch", "批处理"), Label("begin", "开始")],
        Bilingual("From here on, nothing runs after the first refusal.", "此后第一条被拒即停止执行其余语句。"),
        examples: ["batch begin"]
    ) { () throws(Refusal) in .batchBegin }
}
