/// One score that an observer gave a subject, a teacher or a lesson; 16 bytes.
package struct SeverityRating: Hashable, Sendable {
    /// Numbers from 0, without great gaps: tables are as long as the greatest.
    package let subject: Int32
    package let observer: Int32
    package let score: Double

    package init(subject: Int32, observer: Int32, score: Double) {
        self.subject = subject
        self.observer = observer
        self.score = score
    }
}
