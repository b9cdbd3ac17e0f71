package import Grammar

/// Writes the data of one reply after another in one format.
package protocol ResultRenderer: AnyObject {
    /// A result with these columns begins.
    func begin(_ columns: [Column]) throws(ClientError)
    /// One row; it may have fewer values than there are columns.
    func row(_ values: [String?]) throws(ClientError)
    /// One line of plain text: help, reasons.
    func text(_ line: String) throws(ClientError)
    /// A piece of a printed page, which only a client that prints pages is sent.
    func part(_ part: PagePart) throws(ClientError)
    /// A warning, which is also told on standard error.
    func note(_ text: String)
    /// By which the printed result can be checked again; the last thing before its end.
    func digest(_ text: String) throws(ClientError)
    /// The result is complete, with all its pages.
    func end() throws(ClientError)
}

extension ResultRenderer {
    package func part(_ part: PagePart) throws(ClientError) {}
    package func note(_ text: String) {}
    package func digest(_ text: String) throws(ClientError) {}
}

/// Makes the renderer of a format.
package enum Renderers {
    /// The renderer of a format.
    ///
    /// `labels` are the Chinese names that people are shown, none for English; `messages` takes
    /// the text that would spoil a table for machines; `width` is the terminal's, where there is
    /// one to fit.
    package static func make(
        _ format: ResultFormat,
        output: Output,
        labels: Labels = Labels(),
        language: Language = .english,
        messages: Messages? = nil,
        marksByteOrder: Bool = false,
        width: Int? = nil,
        isExpanded: Bool = false,
        style: Style = .plain
    ) -> any ResultRenderer {
        switch format {
        case .table:
            TableRenderer(
                output: output,
                labels: labels,
                limit: width,
                isExpanded: isExpanded,
                style: style
            )
        case .csv:
            DelimitedRenderer(
                output: output,
                style: .csv,
                messages: messages,
                marksByteOrder: marksByteOrder
            )
        case .tsv: DelimitedRenderer(output: output, style: .tsv, messages: messages)
        case .json: JSONRenderer(output: output, style: .array, messages: messages)
        case .jsonl: JSONRenderer(output: output, style: .lines, messages: messages)
        case .markdown: MarkdownRenderer(output: output, labels: labels)
        case .html: HTMLRenderer(output: output, labels: labels, language: language)
        }
    }
}
