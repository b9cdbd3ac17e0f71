import Grammar
import Notation

/// `batch end`: ends the batch and counts its statements.
enum BatchEnd {
    static let command = Command.session(
        [Label("batch", "批处理"), Label("end", "结束")],
        Bilingual("Ends the batch and counts its statements.", "结束批处理并计数。"),
        examples: ["batch end"]
    ) { () throws(Refusal) in .batchEnd }
}
