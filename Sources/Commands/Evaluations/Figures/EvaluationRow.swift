import Domain
import Grammar
import Notation

/// One item of a group of forms, as a row.
struct EvaluationRow: Sendable {
    let group: EvaluationGroup
    let line: EvaluationGroup.Line
    let isLowest: Bool
    /// The mean less that of the instant forms.
    let change: Fraction?
    let changeBounds: FigureBounds
    let response: Fraction?

    func write(to writer: any ReplyWriter, _ language: Language) {
        write(as: group.subject, by: group.key.text, to: writer, language)
    }

    /// With other words for what it is about and by which form.
    func write(
        as subject: String,
        by form: String,
        to writer: any ReplyWriter,
        _ language: Language
    ) {
        let bounds = line.bounds
        writer.text(subject)
        writer.text(form)
        group.phase.map { writer.text($0.label.english) } ?? writer.none()
        writer.text(line.name)
        writer.integer(group.forms)
        writer.integer(line.answers)
        write(line.mean?.rounded(places: 0), to: writer)
        bounds.write(to: writer)
        writer.decimal(line.most, places: 2)
        write(FigureTable.percent(line.share), to: writer)
        writer.flag(isLowest)
        write(change?.rounded(places: 0), to: writer)
        changeBounds.write(to: writer)
        write(FigureTable.percent(response), to: writer)
        let both = FigureBounds.named(mean: bounds, change: changeBounds)
        FigureBounds.write(whyOf: both, language, to: writer)
    }

    private func write(_ hundredths: Int?, to writer: any ReplyWriter) {
        hundredths.map { writer.fixed($0, places: 2) } ?? writer.none()
    }
}
