package import Domain
package import Grammar
import Notation

/// The least and the greatest total that counts leave open, by the lines at which they were
/// counted: ten at 85 or more have no less than 850 marks together.
///
/// Exact in hundredths of a mark: one below a line has at most a hundredth less than it.
/// Source: issue 4, figures that contradict each other are refused; systems.md H04.
package struct TotalSpan: Sendable {
    /// Pupils between two lines, and the least and the most that one of them may have.
    private struct Band {
        let pupils: Int
        let least: Int
        let most: Int
    }

    /// Two counts that cannot both be: more above a line than at the next one below it.
    package struct Clash: Sendable {
        /// The line whose count is too small, and the other.
        package let lower: Label
        package let upper: Label
        /// The least marks of each line, in hundredths.
        package let lowerLine: Int
        package let upperLine: Int
    }

    private let bands: [Band]
    /// Nil where the counts go with their lines.
    package let clash: Clash?

    /// Lines that are defaults of shixun's own count only where `takesDefaults` says so.
    package init(of counts: ResultCounts, _ lines: BandLines, full: Marks, takesDefaults: Bool) {
        let cuts = Self.cuts(counts, lines, full, takesDefaults)
        var bands: [Band] = []
        var clash: Clash?
        for (upper, lower) in zip(cuts, cuts.dropFirst()) {
            let pupils = lower.count - upper.count
            // Nobody has marks between two lines that are the same.
            if pupils < 0 || (pupils > 0 && lower.least >= upper.least) {
                clash =
                    clash
                    ?? Clash(
                        lower: lower.name,
                        upper: upper.name,
                        lowerLine: lower.least,
                        upperLine: upper.least
                    )
            }
            bands.append(Band(pupils: pupils, least: lower.least, most: upper.least - 1))
        }
        self.bands = bands
        self.clash = clash
    }

    /// A line and how many are at or above it; the highest line first.
    private typealias Cut = (name: Label, least: Int, count: Int)

    private static func cuts(
        _ counts: ResultCounts,
        _ lines: BandLines,
        _ full: Marks,
        _ takesDefaults: Bool
    ) -> [Cut] {
        let known: [(BandLine?, Int?)] = [
            (lines.excellent, counts.excellent), (lines.good, counts.good),
            (lines.pass, counts.pass), (lines.low, counts.low.map { counts.sat - $0 }),
        ]
        var cuts: [Cut] = [(Label("full", "满分"), full.hundredths + 1, 0)]
        for case (let line?, let count?) in known where takesDefaults || !line.isDefault {
            cuts.append((line.name, line.least, count))
        }
        // At the same line the greater count comes last, as the line below it would.
        cuts.sort { ($1.least, $0.count) < ($0.least, $1.count) }
        return cuts + [(Label("sat", "实考"), 0, counts.sat)]
    }

    /// In hundredths of a mark.
    package var range: ClosedRange<Int> {
        let least = bands.reduce(0) { $0 + $1.pupils * $1.least }
        let most = bands.reduce(0) { $0 + $1.pupils * $1.most }
        return least...max(least, most)
    }

    /// Whether the sum goes with the counts; a printed mean stands for a range of totals.
    package func admits(_ counts: ResultCounts) -> Bool {
        guard clash == nil else { return false }
        switch counts.sum {
        case .levels: return true
        case .total(let total): return range.contains(total.hundredths)
        case .printed(let mean):
            return range.overlaps(TargetNeeds.span(of: mean, sat: counts.sat))
        }
    }

    /// Where the pupils are: `10 at 85..100, 2 at 60..84.99`.
    package var text: String {
        bands.filter { $0.pupils > 0 }.map { band in
            "\(band.pupils) × \(Decimals.text(band.least, places: 2))"
                + "..\(Decimals.text(band.most, places: 2))"
        }.joined(separator: " + ")
    }

    /// The range as refusals say it: `850..1000`.
    package var rangeText: String {
        let ends = [range.lowerBound, range.upperBound].map { Decimals.text($0, places: 2) }
        return ends.joined(separator: "..")
    }
}
