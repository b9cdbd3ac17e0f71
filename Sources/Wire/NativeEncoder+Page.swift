import Grammar

extension NativeEncoder {
    /// A page: its `%` lines, with the reply's own data in their place.
    func write(_ page: Page, of reply: Reply, _ language: Language) {
        write(part: "title", page.title[language])
        write(part: "unit", page.unit)
        write(part: "date", page.day)
        for part in page.parts {
            switch part {
            case .heading(let text): write(part: "heading", text[language])
            case .text(let text): write(line: text[language], type: "|")
            case .table(let table): write(table)
            case .chart(let chart): write(chart, language)
            case .body: write(reply.body)
            }
        }
        for rule in page.rules { write(part: "rule", rule[language]) }
    }

    private func write(part word: StaticString, _ text: String) {
        beginPart(word)
        field(text)
        endLine()
    }

    private func write(_ chart: Chart, _ language: Language) {
        beginPart("chart")
        field(chart.caption[language])
        field(chart.unit)
        field(hundredths: chart.full)
        endLine()
        for bar in chart.bars {
            beginPart("bar")
            field(bar.label)
            field(hundredths: bar.value)
            field(hundredths: bar.target)
            field(bar.mark.rawValue)
            endLine()
        }
    }

    private func beginPart(_ word: StaticString) {
        output.append(UInt8(ascii: "%"))
        output.append(word)
    }

    private func field(_ text: String) {
        output.append(0x09)
        output.append(text, as: .field)
    }

    /// Nothing is `\N`, as in a row.
    private func field(hundredths: Int?) {
        output.append(0x09)
        guard let hundredths else { return output.append("\\N") }
        output.append(DecimalText(scaled: hundredths, places: 2, isTrimmed: true))
    }
}
