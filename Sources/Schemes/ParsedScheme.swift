import Domain
package import Grammar
import Notation

/// A scheme's rules, read from its text.
package struct ParsedScheme: Sendable {
    package let title: SchemeTitle
    /// In the order of the file, without the title.
    package let rules: [Rule]
    /// The statements about hours and credits; nil where it has none.
    package let credits: CreditRules?
    /// The instruments by their names, each with its items.
    package let instruments: [String: Instrument]

    /// The most rules of one scheme.
    package static let ruleLimit = 10_000

    package var kinds: Set<RuleKind> {
        Set(rules.map(\.kind))
    }

    // MARK: Reading

    /// Reads a scheme, all or nothing.
    /// - Throws: the first refusal, with `file=`, `line=` and `column=` as details.
    package static func parse(_ text: String, file: String) throws(Refusal) -> ParsedScheme {
        var reader = Reader(file: file)
        var number = 0
        // By bytes: \r\n is one Character.
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            do throws(Refusal) {
                try reader.read(line.last == 0x0D ? line.dropLast() : line, number)
            } catch {
                throw located(error, file: file, line: number)
            }
        }
        guard let title = reader.title else {
            let refusal = Refusal(
                .badArgument,
                "the first statement must be: scheme ID name=…",
                "第一条语句应为：scheme 编号 name=…",
                want: "scheme"
            )
            throw located(refusal, file: file, line: max(number, 1))
        }
        let credits: CreditRules?
        do throws(CreditRules.Contradiction) {
            credits = try CreditRules(reader.rules)
        } catch {
            throw located(error.refusal, file: file, line: error.line)
        }
        let instruments: [String: Instrument]
        do throws(Refusal) {
            instruments = try Instrument.all(in: reader.rules)
        } catch {
            let line = error.details.first { $0.key == "line" }.flatMap { Int($0.value) }
            var refusal = error
            refusal.details = []
            throw located(refusal, file: file, line: line ?? 1)
        }
        return ParsedScheme(
            title: title,
            rules: reader.rules,
            credits: credits,
            instruments: instruments
        )
    }

    private static func located(_ error: Refusal, file: String, line: Int) -> Refusal {
        let column = error.position ?? 1
        var refusal = Refusal(
            error.code,
            Bilingual(
                "\(file):\(line):\(column): \(error.message.english)",
                "\(file):\(line):\(column)：\(error.message.chinese)"
            ),
            want: error.want,
            // A statement's name may be a command's as well.
            hint: error.hint.map {
                $0.hasPrefix("help ") ? "help scheme-file \($0.dropFirst(5))" : $0
            },
            details: error.details
        )
        refusal.details += [
            Refusal.Detail("file", file),
            Refusal.Detail("line", String(line)),
            Refusal.Detail("column", String(column)),
        ]
        return refusal
    }

    private struct Reader {
        let file: String
        var title: SchemeTitle?
        var rules: [Rule] = []
        var seen: [String: Int] = [:]

        mutating func read(
            _ line: Substring.UTF8View,
            _ number: Int
        ) throws(Refusal) {
            guard let request = try StatementParser.parse(String(Substring(line))) else { return }
            let (entry, words) = try RuleDeclaration.table.lookUp(request.words)
            let bound = try entry.bind(request.words, from: words)
            let declaration = RuleDeclaration.all[entry.index]
            let rule = try declaration.read(RuleArguments(bound: bound, line: number))
            if case .title(let title) = rule {
                guard self.title == nil else {
                    throw Refusal(.rule, "a second scheme statement", "方案语句重复")
                }
                guard SchemeID.isValid(title.id) else {
                    throw Refusal(.badArgument, "not an id", "不是编号", want: "id")
                }
                self.title = title
                return
            }
            guard title != nil else {
                throw Refusal(
                    .rule,
                    "the first statement must be: scheme ID name=…",
                    "第一条语句应为：scheme 编号 name=…"
                )
            }
            try add(rule, number)
        }

        private mutating func add(_ rule: Rule, _ number: Int) throws(Refusal) {
            if let first = seen.updateValue(number, forKey: rule.identity) {
                throw Refusal(
                    .rule,
                    "line \(first) has already said this: \(rule.identity)",
                    "第 \(first) 行已规定：\(rule.identity)"
                )
            }
            guard rules.count < ParsedScheme.ruleLimit else {
                throw Refusal(.tooBig, "more than \(ParsedScheme.ruleLimit) rules", "规则过多")
            }
            rules.append(rule)
        }
    }
}

extension Rule {
    /// What no scheme may say twice.
    fileprivate var identity: String {
        switch self {
        case .title: "scheme"
        case .standard(let rule): "standard grade=\(rule.grade.text) subject=\(rule.subject ?? "*")"
        case .line(let rule):
            "line subject=\(rule.subject ?? "*") grade=\(rule.grade?.text ?? "*")"
        case .index(let rule): "index \(rule.name)"
        case .examination(let rule): "examination \(rule.name)"
        case .progress: "progress"
        case .owner: "owner"
        case .dossier: "dossier"
        case .bonus(let rule):
            "bonus rise=\(rule.rise?.hundredths ?? -1) breadth=\(rule.breadth?.hundredths ?? -1)"
        case .evidence: "evidence"
        case .deviation: "deviation"
        case .items: "items"
        case .base: "base"
        case .stage(let rule): "stage \(rule.name)"
        case .predicate(let rule): "predicate \(rule.name)"
        case .instrument(let rule): "instrument \(rule.name)"
        case .criterion(let rule): "criterion \(rule.instrument) \(rule.name)"
        case .observing: "observing"
        case .quota(let rule): "quota \(rule.name)"
        case .rounds: "leader-rounds"
        case .credit(let rule): rule.identity
        }
    }
}
