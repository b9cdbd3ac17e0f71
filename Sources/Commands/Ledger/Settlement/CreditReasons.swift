import Domain
import Grammar
import Notation
import Schemes

/// Why a teacher's statement is what it is: entries, arithmetic, requirements, substitutions.
struct CreditReasons {
    let item: CreditTable.Item

    private var statement: CreditStatement { item.statement }
    private var rules: CreditRules { statement.rules }

    var lines: [Bilingual] {
        [title] + statement.asked.map(entry) + [sums] + caps + [cycle].compactMap(\.self)
            + statement.requirements.map(reason) + carried + moves
            + [exempt, order].compactMap(\.self)
    }

    private func text(_ units: Int, _ measure: CreditMeasure) -> String {
        CreditText.amount(units, measure, scale: rules.scale)
    }

    private var title: Bilingual {
        let period = item.period
        let head = "\(item.person.id.text) \(period) \(item.ruled.version.text)"
        let source = item.ruled.title.source.source
        return Bilingual(
            "\(head) \(item.ruled.title.name)" + (source.map { " (\($0))" } ?? ""),
            "\(head) \(item.ruled.title.name)" + (source.map { "（\($0)）" } ?? "")
        )
    }

    private func entry(_ line: CreditLine) -> Bilingual {
        let entry = line.entry
        let parts = [
            entry.last.description, entry.kind.isByHours ? nil : entry.kind.label.english,
            entry.level.label.english, entry.form?.label.english, entry.place?.label.english,
            line.dimension ?? entry.dimension, entry.title,
        ]
        let chinese = [
            entry.last.description, entry.kind.isByHours ? nil : entry.kind.label.chinese,
            entry.level.label.chinese, entry.form?.label.chinese, entry.place?.label.chinese,
            line.dimension ?? entry.dimension, entry.title,
        ]
        let head = "  \(entry.id.text) " + parts.compactMap(\.self).joined(separator: " ")
        let chineseHead = "  \(entry.id.text) " + chinese.compactMap(\.self).joined(separator: " ")
        let hours = entry.hours == .zero ? "" : " \(entry.hours.text) h"
        let counted =
            line.hours != entry.hours.hundredths ? ", counted \(text(line.hours, .hours)) h" : ""
        let reasons = line.reasons.map { $0.text(scale: rules.scale) }
        let credits = text(line.credits, .credits)
        let english = reasons.map(\.english).joined(separator: "; ")
        let because = reasons.isEmpty ? "" : " [\(english)]"
        let chinesePart = reasons.map(\.chinese).joined(separator: "；")
        let chineseBecause = reasons.isEmpty ? "" : "［\(chinesePart)］"
        let countedChinese = counted.isEmpty ? "" : "，计 \(text(line.hours, .hours))"
        return Bilingual(
            "\(head):\(hours)\(counted) -> \(credits)\(because)",
            entry.hours == .zero
                ? "\(chineseHead)：\(credits) 学分\(chineseBecause)"
                : "\(chineseHead)：\(entry.hours.text) 学时\(countedChinese) → \(credits) 学分"
                    + chineseBecause
        )
    }

    private var sums: Bilingual {
        let asked = statement.asked
        let counted = asked.filter { $0.credits != 0 }.map { text($0.credits, .credits) }
        let sum = counted.isEmpty ? "0" : counted.joined(separator: " + ")
        let (hours, credits) = (text(statement.hours, .hours), text(statement.credits, .credits))
        return Bilingual(
            "  hours \(hours); credits \(sum) = \(credits)",
            "  学时 \(hours)；学分 \(sum) = \(credits)"
        )
    }

    private var caps: [Bilingual] {
        guard !rules.caps.isEmpty else { return [] }
        let lost = text(statement.lostCredits, .credits)
        return [
            Bilingual(
                "  caps in order: \(rules.caps.map(\.name).joined(separator: ", ")); "
                    + "credits not counted: \(lost)",
                "  封顶次序：\(rules.caps.map(\.name).joined(separator: "、"))；不计学分 \(lost)"
            )
        ]
    }

    private func reason(_ requirement: CreditRequirement) -> Bilingual {
        let (measure, line) = (requirement.measure, requirement.source.line)
        let have = text(requirement.have, measure)
        let cited = requirement.source.source.map { ", \($0)" } ?? ""
        let citedChinese = requirement.source.source.map { "，\($0)" } ?? ""
        let period = CreditTable.text(requirement.years, rules)
        guard let need = requirement.need else {
            // Of a cycle whose beginning is not set nothing can be asked, whatever the scheme sets.
            if requirement.isCycle, statement.span.areOfSeveral {
                return Bilingual(
                    "  \(requirement.name) \(period): \(have), these years are not of one cycle "
                        + "(line \(line)\(cited))",
                    "  \(requirement.name) \(period)：\(have)，所问年度不在同一周期内"
                        + "（第 \(line) 行\(citedChinese)）"
                )
            }
            guard statement.hasCycle || !requirement.isCycle else {
                return Bilingual(
                    "  \(requirement.name) \(period): \(have), when the cycle begins is not set "
                        + "(line \(line)\(cited))",
                    "  \(requirement.name) \(period)：\(have)，周期起始年未定"
                        + "（第 \(line) 行\(citedChinese)）"
                )
            }
            return Bilingual(
                "  \(requirement.name) \(period): \(have), the least is not set "
                    + "(line \(line)\(cited))",
                "  \(requirement.name) \(period)：\(have)，下限未定（第 \(line) 行\(citedChinese)）"
            )
        }
        let sign = requirement.have >= need ? "≥" : "<"
        let served =
            requirement.served.map { days in
                " = \(whole(requirement)) × \(days.served)/\(days.all)"
            } ?? ""
        let soft = requirement.mode == .soft
        return Bilingual(
            "  \(requirement.name) \(period): \(have) \(sign) \(text(need, measure))\(served)"
                + "\(soft ? ", it only warns" : "") (line \(line)\(cited))",
            "  \(requirement.name) \(period)：\(have) \(sign) \(text(need, measure))\(served)"
                + "\(soft ? "，只作提醒" : "")（第 \(line) 行\(citedChinese)）"
        )
    }

    /// What is asked of who serves all the time.
    private func whole(_ requirement: CreditRequirement) -> String {
        let minimum = rules.minima.first { $0.name == requirement.name }
        let amount = minimum.flatMap { rules.units($0.amount) } ?? 0
        return text(amount, requirement.measure)
    }

    private var moves: [Bilingual] {
        statement.requirements.flatMap { requirement in
            requirement.given.map { move in
                let amount = text(move.amount, requirement.measure)
                return Bilingual(
                    "  substitution: \(amount) of \(requirement.name) for \(move.name)",
                    "  冲抵：\(requirement.name) 超出的 \(amount) 冲抵 \(move.name)"
                )
            }
        }
    }

    /// Why the teacher's cycle is not that of all.
    private var cycle: Bilingual? {
        guard statement.hasCycle, let rule = statement.ownCycle else { return nil }
        let years = CreditTable.text(statement.cycle, rules)
        let line = rule.source.line
        return switch rule.start {
        case .year:
            Bilingual(
                "  own cycle \(years): \(rule.name) (line \(line))",
                "  个人周期 \(years)：\(rule.name)（第 \(line) 行）"
            )
        case .entry:
            Bilingual(
                "  own cycle \(years): \(rule.name), in service from \(entered) (line \(line))",
                "  个人周期 \(years)：\(rule.name)，\(entered) 参加工作（第 \(line) 行）"
            )
        }
    }

    private var entered: String { item.person.started?.description ?? "" }

    /// What earlier years of the cycle left over.
    private var carried: [Bilingual] {
        statement.requirements.filter { $0.carried > 0 }.map { requirement in
            let amount = text(requirement.carried, requirement.measure)
            let period = CreditTable.text(requirement.years, rules)
            return Bilingual(
                "  carried over: \(amount) of earlier years for \(requirement.name) \(period)",
                "  结转：以前年度超出的 \(amount) 计入 \(requirement.name) \(period)"
            )
        }
    }

    private var exempt: Bilingual? {
        statement.exempt.map { rule in
            Bilingual(
                "  exempt: \(rule.name) (line \(rule.source.line))",
                "  免除：\(rule.name)（第 \(rule.source.line) 行）"
            )
        }
    }

    /// How entries are ordered, which decides what a cap takes away.
    private var order: Bilingual? {
        rules.caps.isEmpty
            ? nil
            : Bilingual(
                "  entries in the order of their last days, then keys; the last loses first",
                "  按结束日期、编号排序，超出部分从最后一条扣减"
            )
    }
}
