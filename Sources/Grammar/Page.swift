/// What makes a reply a page that can be printed and handed on: title, unit, rules, charts.
///
/// The client renders it; only one that said `hello page=on` is sent it, as `%` lines.
package struct Page: Sendable {
    /// A piece of the page, in reading order.
    package enum Part: Sendable {
        case heading(Bilingual)
        case text(Bilingual)
        case table(Reply.Table)
        case chart(Chart)
        /// The data that the reply has without a page.
        case body
    }

    package var title: Bilingual
    /// Whose figures they are, as its name is printed; empty where it is to be written in by hand.
    package var unit: String
    /// The day it was made, ISO 8601.
    package var day: String
    package var parts: [Part]
    /// The rules that the figures follow and where they are from, for the footer.
    package var rules: [Bilingual]

    package init(
        title: Bilingual,
        unit: String = "",
        day: String = "",
        parts: [Part] = [.body],
        rules: [Bilingual] = []
    ) {
        self.title = title
        self.unit = unit
        self.day = day
        self.parts = parts
        self.rules = rules
    }
}

/// Bars of one figure, one for each class, school or test.
package struct Chart: Sendable {
    /// How a bar is marked, beside its length.
    package enum Mark: String, Sendable {
        case plain
        case met
        case notMet = "not-met"
        /// The least of all, which is no judgement.
        case lowest
    }

    /// One bar; values in hundredths of the chart's unit.
    package struct Bar: Sendable {
        package let label: String
        /// Nil where there is no data.
        package let value: Int?
        /// What was to be reached; nil where nothing was.
        package let target: Int?
        package let mark: Mark

        package init(_ label: String, _ value: Int?, target: Int? = nil, mark: Mark = .plain) {
            self.label = label
            self.value = value
            self.target = target
            self.mark = mark
        }
    }

    package let caption: Bilingual
    /// `%`, or empty.
    package let unit: String
    /// The full length of a bar, in hundredths; at least every value and target.
    package let full: Int
    package let bars: [Bar]

    package init(_ caption: Bilingual, unit: String, full: Int, bars: [Bar]) {
        self.caption = caption
        self.unit = unit
        self.bars = bars
        let most = bars.flatMap { [$0.value, $0.target] }.compactMap { $0 }.max() ?? 0
        self.full = max(full, most, 1)
    }
}
